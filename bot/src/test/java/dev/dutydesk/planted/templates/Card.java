package dev.dutydesk.planted.templates;

import dev.dutydesk.planted.state.ticket.Thing;

/** A card that knows a ticket. */
record Card(Thing thing) {}
