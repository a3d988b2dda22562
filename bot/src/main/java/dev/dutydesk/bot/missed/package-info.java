/** What was said while the bot wasn't there. */
@NullMarked
package dev.dutydesk.bot.missed;

import org.jspecify.annotations.NullMarked;
