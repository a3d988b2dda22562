/** The shop's posts, played on a real Redis and platforms of ours. */
@NullMarked
package dev.dutydesk.bot.posting;

import org.jspecify.annotations.NullMarked;
