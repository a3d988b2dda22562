package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a ticket's deadlines. Only undecided ones ever move: a target is decided once it is done or its
 * deadline has passed ({@code measures.md} 1), counted on the ticket's own clock, which stands still while it is held,
 * resolved or ended. A resolution can still be undone, so its deadline is decided only by passing.
 *
 * <p>The deadlines on a ticket whose clock stands still are as they were when it stopped; {@link Facts#resumed()} is what
 * they become when it goes on. An instant "from now" is therefore put on such a ticket less the time it stood so far.
 */
final class Clocks {
    private Clocks() {}

    /** Raised: the old one or the new grade's own, whichever is earlier. */
    static Deadlines raised(Ticket ticket, Deadlines own, Instant now) {
        return undecided(ticket, now, stopped(ticket, own, now), Clocks::earlier);
    }

    /** Lowered: the new grade's own, but never earlier than the old one. */
    static Deadlines lowered(Ticket ticket, Deadlines own, Instant now) {
        return undecided(
                ticket,
                now,
                stopped(ticket, own, now),
                (old, lower) -> old == null || lower == null ? lower : later(old, lower));
    }

    /**
     * Joined by another report of the same fault: where that one's clock would have run out earlier, this one's does. What
     * is decided on the other isn't decided a second time here.
     */
    static Deadlines joined(Ticket ticket, Ticket other, Instant now) {
        Instant at = reference(other, now);
        Duration stood = stood(other, now);
        Deadlines theirs = other.deadlines();
        Deadlines open = new Deadlines(
                isOpen(theirs.respond(), other.response().acknowledgedAt(), at) ? plus(theirs.respond(), stood) : null,
                isOpen(theirs.diagnose(), other.work().diagnosedAt(), at) ? plus(theirs.diagnose(), stood) : null,
                isOpen(theirs.resolve(), null, at) ? plus(theirs.resolve(), stood) : null);
        return undecided(ticket, now, stopped(ticket, open, now), Clocks::earlier);
    }

    /** It goes on after it stood still. */
    static Deadlines goneOn(Ticket ticket, Facts facts) {
        Deadlines resumed = facts.resumed();
        return ticket.stillSince() == null || resumed == null
                ? ticket.deadlines()
                : undecided(ticket, facts.now(), resumed, (old, moved) -> moved);
    }

    static Deadlines recalculated(Ticket ticket, Facts facts) {
        Deadlines fresh = facts.recalculated();
        return fresh == null ? ticket.deadlines() : undecided(ticket, facts.now(), fresh, (old, other) -> other);
    }

    /** How long its clock has stood still by now; never negative, though clocks go back. */
    static Duration stood(Ticket ticket, Instant now) {
        Instant since = ticket.stillSince();
        return since == null || now.isBefore(since) ? Duration.ZERO : Duration.between(since, now);
    }

    private static Deadlines undecided(
            Ticket ticket, Instant now, Deadlines other, BinaryOperator<@Nullable Instant> choose) {
        Deadlines old = ticket.deadlines();
        Instant at = reference(ticket, now);
        return new Deadlines(
                isOpen(old.respond(), ticket.response().acknowledgedAt(), at)
                        ? choose.apply(old.respond(), other.respond())
                        : old.respond(),
                isOpen(old.diagnose(), ticket.work().diagnosedAt(), at)
                        ? choose.apply(old.diagnose(), other.diagnose())
                        : old.diagnose(),
                isOpen(old.resolve(), null, at) ? choose.apply(old.resolve(), other.resolve()) : old.resolve());
    }

    private static Instant reference(Ticket ticket, Instant now) {
        Instant still = ticket.stillSince();
        return still == null ? now : still;
    }

    private static boolean isOpen(@Nullable Instant deadline, @Nullable Instant done, Instant at) {
        return done == null && (deadline == null || deadline.isAfter(at));
    }

    private static Deadlines stopped(Ticket ticket, Deadlines fromNow, Instant now) {
        Duration stood = stood(ticket, now).negated();
        return new Deadlines(
                plus(fromNow.respond(), stood), plus(fromNow.diagnose(), stood), plus(fromNow.resolve(), stood));
    }

    private static @Nullable Instant plus(@Nullable Instant instant, Duration more) {
        return instant == null ? null : instant.plus(more);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
