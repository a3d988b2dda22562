/** What was said while the bot wasn't there, as people are told of it. */
@NullMarked
package dev.dutydesk.bot.missed;

import org.jspecify.annotations.NullMarked;
