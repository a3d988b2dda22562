package dev.dutydesk.planted.state.store;

import dev.dutydesk.planted.chat.Voice;
import dev.dutydesk.planted.state.ticket.Thing;

/** A store that speaks. */
public record Chest(Thing thing, Voice voice) {}
