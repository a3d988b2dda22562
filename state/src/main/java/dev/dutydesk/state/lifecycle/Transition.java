package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Verb;
import org.jspecify.annotations.Nullable;

/** One way a ticket can go. @param from null for a new ticket */
record Transition(Verb verb, @Nullable State from, State to) {}
