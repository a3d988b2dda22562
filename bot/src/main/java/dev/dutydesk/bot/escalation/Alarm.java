package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.escalation.Callees.Told;
import dev.dutydesk.state.ticket.Reminder;
import java.time.Instant;
import java.util.function.Function;

/**
 * Something that will be said about a ticket unless something happens before.
 *
 * @param since as {@link Reminder#since()}, @param step as {@link Reminder#step()}
 * @param told who would be told at an instant
 * @param onCard as {@link Reminder#onCard()}
 */
record Alarm(
        Instant at,
        Reminder.Kind kind,
        String what,
        Instant since,
        int step,
        Function<Instant, Told> told,
        boolean onCard) {

    Alarm(Instant at, Reminder.Kind kind, String what, Instant since, int step, Function<Instant, Told> told) {
        this(at, kind, what, since, step, told, false);
    }

    Alarm at(Instant other) {
        return new Alarm(other, kind, what, since, step, told, onCard);
    }

    Alarm saidByTheCard() {
        return new Alarm(at, kind, what, since, step, told, true);
    }

    /** @param late whether it should have been said a while ago */
    Reminder reminder(Instant now, boolean late) {
        Told then = told.apply(now);
        return new Reminder(kind, what, since, step, then.people(), then.ways(), then.aside(), onCard, late);
    }
}
