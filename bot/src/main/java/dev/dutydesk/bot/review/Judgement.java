package dev.dutydesk.bot.review;

import dev.dutydesk.state.ticket.Grade;
import java.time.Instant;

/**
 * How a ticket kept one of its promises.
 *
 * @param grade under which it is counted: the highest that the ticket had held by {@code at}
 * @param at the instant that decided it: when it was done, or its deadline, whichever came first. It counts in the period
 *     that holds this instant, and in no other.
 * @param kept whether it was done by the deadline
 * @param deadline when it was due, as the deadline stood in the end
 */
public record Judgement(Promise promise, Grade grade, Instant at, boolean kept, Instant deadline) {}
