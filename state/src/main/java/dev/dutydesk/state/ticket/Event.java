package dev.dutydesk.state.ticket;

import java.time.Instant;
import java.util.Map;

/**
 * One past fact of a ticket's life. Order is by {@code no}, not by time: clocks go back.
 *
 * @param no from 1, without gaps, within the ticket
 * @param by the person, or {@code patrol:ID}, {@code alarm:ID}, {@code clock}
 * @param to the state after it
 * @param detail what was said, by name: {@code reason}, {@code solution}, {@code from}, …
 */
public record Event(int no, Instant at, String by, Verb verb, State to, Map<String, String> detail) {}
