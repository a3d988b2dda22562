package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Running;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a ticket's deadlines. Only undecided ones ever move: a target is decided once it is done or its
 * deadline has passed ({@code measures.md} 1), counted on the ticket's own clock, which stands still while it is held,
 * resolved or ended. A resolution can still be undone, so its deadline is decided only by passing.
 *
 * <p>The deadlines on a ticket whose clock stands still are as they were when it stopped; {@link Facts#resumed()} is what
 * they become when it goes on. An instant "from now" is therefore put on such a ticket as far from when it stopped as it is
 * from now, on the grade's clock.
 */
final class Clocks {
    private Clocks() {}

    /** Raised: the old one or the new grade's own, whichever is earlier. */
    static Deadlines raised(Ticket ticket, Grade grade, Facts facts) {
        return undecided(ticket, facts.now(), stopped(ticket, grade, own(grade, facts), facts), Clocks::earlier);
    }

    /** Lowered: the new grade's own, but never earlier than the old one. */
    static Deadlines lowered(Ticket ticket, Grade grade, Facts facts) {
        return undecided(
                ticket,
                facts.now(),
                stopped(ticket, grade, own(grade, facts), facts),
                (old, lower) -> old == null || lower == null ? lower : later(old, lower));
    }

    /**
     * Joined by another report of the same fault: where that one's clock would have run out earlier, this one's does. What
     * is decided on the other isn't decided a second time here.
     *
     * @param grade the worse one of the two
     */
    static Deadlines joined(Ticket ticket, Ticket other, Grade grade, Facts facts) {
        Instant now = facts.now();
        Instant at = reference(other, now);
        Running clock = facts.clock(other.sort().grade());
        Duration stood = clock.between(at, now);
        Deadlines theirs = other.deadlines();
        Deadlines open = new Deadlines(
                isOpen(theirs.respond(), other.response().acknowledgedAt(), at)
                        ? plus(clock, theirs.respond(), stood)
                        : null,
                isOpen(theirs.diagnose(), other.work().diagnosedAt(), at)
                        ? plus(clock, theirs.diagnose(), stood)
                        : null,
                isOpen(theirs.resolve(), null, at) ? plus(clock, theirs.resolve(), stood) : null);
        return undecided(ticket, now, stopped(ticket, grade, open, facts), Clocks::earlier);
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

    private static Deadlines own(Grade grade, Facts facts) {
        return facts.targets().getOrDefault(grade, Deadlines.NONE);
    }

    private static Deadlines stopped(Ticket ticket, Grade grade, Deadlines fromNow, Facts facts) {
        Instant since = ticket.stillSince();
        Instant now = facts.now();
        if (since == null || !now.isAfter(since)) {
            return fromNow;
        }
        Running clock = facts.clock(grade);
        UnaryOperator<@Nullable Instant> put =
                deadline -> deadline == null ? null : clock.plus(since, clock.between(now, deadline));
        return new Deadlines(put.apply(fromNow.respond()), put.apply(fromNow.diagnose()), put.apply(fromNow.resolve()));
    }

    private static @Nullable Instant plus(Running clock, @Nullable Instant instant, Duration more) {
        return instant == null ? null : clock.plus(instant, more);
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
