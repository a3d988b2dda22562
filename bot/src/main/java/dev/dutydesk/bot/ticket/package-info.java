/** Tickets as people see them: their cards, and the interface they are read by. */
@NullMarked
package dev.dutydesk.bot.ticket;

import org.jspecify.annotations.NullMarked;
