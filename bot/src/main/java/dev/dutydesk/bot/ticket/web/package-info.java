/** Tickets as programs and people read them: {@code /api/tickets} and the pages {@code /tickets}. */
@NullMarked
package dev.dutydesk.bot.ticket.web;

import org.jspecify.annotations.NullMarked;
