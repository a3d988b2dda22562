/** Tickets as people see them. */
@NullMarked
package dev.dutydesk.bot.ticket;

import org.jspecify.annotations.NullMarked;
