/** Tickets as programs read them: {@code /api/tickets}. */
@NullMarked
package dev.dutydesk.bot.ticket.web;

import org.jspecify.annotations.NullMarked;
