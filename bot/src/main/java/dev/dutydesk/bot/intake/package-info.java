/** Takes reports in: which messages are ones, and where they go. */
@NullMarked
package dev.dutydesk.bot.intake;

import org.jspecify.annotations.NullMarked;
