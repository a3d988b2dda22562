package dev.dutydesk.bot.escalation;

import dev.dutydesk.state.ticket.Reminder;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Something that will be said about a ticket unless something happens before.
 *
 * @param since as {@link Reminder#since()}, @param step as {@link Reminder#step()}
 * @param people who would be told at an instant
 */
record Alarm(
        Instant at, Reminder.Kind kind, String what, Instant since, int step, Function<Instant, List<String>> people) {

    Alarm at(Instant other) {
        return new Alarm(other, kind, what, since, step, people);
    }

    /** @param late whether it should have been said a while ago */
    Reminder reminder(Instant now, boolean late) {
        return new Reminder(kind, what, since, step, people.apply(now), late);
    }
}
