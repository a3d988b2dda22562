package dev.dutydesk.planted.state.ticket;

import dev.dutydesk.planted.state.store.Chest;

/** A ticket that keeps itself, and so makes a cycle. */
record KnowsTheStore(Chest chest) {}
