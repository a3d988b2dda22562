package dev.dutydesk.planted.web;

import dev.dutydesk.planted.state.ticket.Thing;

/** An adapter that knows a ticket. */
record Room(Thing thing) {}
