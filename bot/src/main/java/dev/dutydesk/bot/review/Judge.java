package dev.dutydesk.bot.review;

import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a ticket kept its promises, by what was known at an instant: asked again about an earlier one it says
 * what it said then. What changed in between is a correction.
 *
 * <p>A promise is decided when it is done or when its deadline passes, on the ticket's own clock, which stands still while
 * the ticket is held or resolved. A resolution that is refused is undone. What is merged, cancelled or put off has no
 * promises to keep from then on; tests and false alarms never had.
 */
final class Judge {
    private Judge() {}

    /** Empty while it isn't decided, or where nothing was promised. */
    static Optional<Judgement> judge(Life life, Promise promise, Instant asOf) {
        return life.at(asOf).filter(Judge::counts).flatMap(ticket -> judge(life, ticket, promise, asOf));
    }

    private static Optional<Judgement> judge(Life life, Ticket ticket, Promise promise, Instant asOf) {
        Instant deadline = promise.deadline(ticket.deadlines());
        if (deadline == null) {
            return Optional.empty();
        }
        Instant done = done(ticket, promise);
        boolean kept = done != null && !done.isAfter(deadline);
        Instant at = done == null || done.isAfter(deadline) ? deadline : done;
        if (done == null && deadline.isAfter(ranUntil(ticket, asOf))) {
            return Optional.empty();
        }
        return Optional.of(new Judgement(promise, grade(life, promise, at), at, kept, deadline));
    }

    /** The highest by then; where it was promised only afterwards, since the grade was raised, the one it was promised with. */
    private static Grade grade(Life life, Promise promise, Instant at) {
        int index = Math.max(0, life.until(at).size() - 1);
        while (promise.deadline(life.steps().get(index).after().deadlines()) == null) {
            index++;
        }
        return life.steps().get(index).after().sort().highest();
    }

    /** Whether it is counted at all. */
    static boolean counts(Ticket ticket) {
        return ticket.report().origin() != Ticket.Origin.TEST
                && ticket.closing().kind() != Ticket.Cancellation.FALSE_ALARM;
    }

    /**
     * When it was done; null while it isn't. Who resolves something knew its cause by then, whether that was said or not.
     * What a patrol or an alarm saw recover was never responded to.
     */
    static @Nullable Instant done(Ticket ticket, Promise promise) {
        Instant resolved = ticket.work().resolvedAt();
        return switch (promise) {
            case RESPONSE -> ticket.response().acknowledgedAt();
            case DIAGNOSIS ->
                ticket.work().diagnosedAt() != null ? ticket.work().diagnosedAt() : resolved;
            case RESOLUTION -> resolved;
        };
    }

    /** Up to when its clock has run by then. */
    static Instant ranUntil(Ticket ticket, Instant asOf) {
        Instant still = ticket.stillSince();
        return still == null ? asOf : still;
    }

    /** Whether it ended otherwise than by an acceptance. */
    static boolean wasDropped(Ticket ticket) {
        State end = ticket.closing().end();
        return end == State.CANCELLED || end == State.MERGED;
    }
}
