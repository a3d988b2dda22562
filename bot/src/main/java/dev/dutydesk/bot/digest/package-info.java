/** The day's digest: what is open, overdue and due today, who is on duty, and what of the bot itself doesn't work. */
@NullMarked
package dev.dutydesk.bot.digest;

import org.jspecify.annotations.NullMarked;
