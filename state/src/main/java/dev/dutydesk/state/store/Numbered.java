package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Ticket;

/** A ticket with the number that people know it by, from 1, the desk's own. */
public record Numbered(long number, Ticket ticket) {}
