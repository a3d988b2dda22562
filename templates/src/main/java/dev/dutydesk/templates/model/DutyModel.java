package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed on of the rosters, or is asked for.
 *
 * @param id by which it is undone or answered
 * @param kind {@code cover}, {@code swap}, {@code away}, {@code leave}
 * @param by who said so
 * @param out whose duty it is, or who is away
 * @param in who stands in; null where nobody was named
 * @param pieces the times of duty that it is about
 * @param from when it begins
 * @param until when it is over
 * @param back the times that the one who asks takes in return; empty for none
 */
public record DutyModel(
        String id,
        String kind,
        Person by,
        Person out,
        @Nullable Person in,
        List<Piece> pieces,
        Instant from,
        Instant until,
        List<Piece> back) {

    /**
     * @param group its name
     * @param in who has the duty then
     */
    public record Piece(String group, Person in, Instant from, Instant until) {}
}
