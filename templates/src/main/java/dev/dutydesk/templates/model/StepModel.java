package dev.dutydesk.templates.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a ticket's life, for the thread and the history.
 *
 * @param verb the table's word: {@code acknowledge}; its message is {@code step/acknowledge}
 * @param by who did it
 * @param kind what that one is: {@code person}, {@code patrol}, {@code alarm}, {@code clock}
 * @param to the state it led to
 * @param took how long its target took, from when that clock began; null for a step without a target
 * @param inTime whether within the target; null where there is none
 * @param detail what was said with it
 */
public record StepModel(
        String verb,
        Person by,
        String kind,
        Instant at,
        String to,
        @Nullable Duration took,
        @Nullable Boolean inTime,
        Details detail) {

    /** A person's step without a target. */
    public static StepModel of(String verb, Person by, Instant at, String to, Details detail) {
        return new StepModel(verb, by, "person", at, to, null, null, detail);
    }
}
