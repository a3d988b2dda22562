package dev.dutydesk.templates.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something for one person.
 *
 * @param to who is told
 * @param by whose act it was; null for the bot's own; of {@code unreached} the one whom nothing reaches
 * @param why for a lead: {@code rejected-again}, {@code moved-again}, {@code false-alarm}, {@code lowered}, {@code held},
 *     {@code unreached};
 *     of a deadline: {@code deadline} before it, {@code missed} after it; null elsewhere
 * @param told while nobody acknowledges, who was told so far, in order; empty elsewhere
 */
public record NoticeModel(
        Person to, @Nullable Person by, @Nullable String why, List<Told> told) {
    /** @param ways at least one */
    public record Told(Person who, Instant at, List<ToldBy> ways) {}

    /**
     * @param way {@code thread}, {@code dm}, {@code app}, {@code sms} or {@code call}
     * @param result {@code delivered}, {@code unanswered} or {@code failed}; null while nobody knows, and in the thread
     *     unless it failed
     */
    public record ToldBy(String way, @Nullable String result) {}
}
