package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something for one person.
 *
 * @param to who is told
 * @param by whose act it was; null for the bot's own
 * @param why for a lead: {@code rejected-again}, {@code moved-again}, {@code false-alarm}, {@code lowered}, {@code held};
 *     of a deadline: {@code deadline} before it, {@code missed} after it; null elsewhere
 * @param told while nobody acknowledges, who was told so far, in order; empty elsewhere
 */
public record NoticeModel(
        Person to, @Nullable Person by, @Nullable String why, List<Told> told) {
    public record Told(Person who, Instant at) {}
}
