package dev.dutydesk.bot.review;

import dev.dutydesk.state.store.Life;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A ticket's promises as somebody would judge them who watches the ticket all the time and looks at the clock: slow, plain,
 * and written without a look at how reviews do it.
 */
final class SlowModel {
    record Verdict(Instant at, boolean kept, Grade grade) {}

    private SlowModel() {}

    /** What such a watcher holds at that instant; null while nothing is decided. */
    static @Nullable Verdict watch(Life life, Promise promise, Instant until) {
        Verdict verdict = null;
        for (Instant now : moments(life, promise, until)) {
            for (Ticket ticket : states(life, now)) {
                Instant done = done(ticket, promise);
                Instant due = due(ticket.deadlines(), promise);
                boolean over =
                        ticket.closing().end() != null && ticket.closing().end() != State.ACCEPTED;
                if (verdict != null && verdict.kept() && done == null && !over) {
                    verdict = null;
                }
                // A lead who counts a deadline anew may find that it had passed.
                if (verdict != null && verdict.kept() && done != null && due != null && done.isAfter(due)) {
                    verdict = null;
                }
                if (!counts(ticket) || due == null) {
                    verdict = null;
                } else if (verdict == null && done != null) {
                    verdict = done.isAfter(due)
                            ? new Verdict(due, false, worst(life, promise, due))
                            : new Verdict(done, true, worst(life, promise, done));
                }
            }
            // The minute is over: what was done in it was done in time.
            Ticket ticket = life.at(now).orElse(null);
            Instant due = ticket == null ? null : due(ticket.deadlines(), promise);
            if (verdict == null
                    && ticket != null
                    && due != null
                    && counts(ticket)
                    && !due.isAfter(stands(ticket, now))) {
                verdict = new Verdict(due, false, worst(life, promise, due));
            }
        }
        return verdict;
    }

    private static boolean counts(Ticket ticket) {
        return ticket.closing().kind() != Ticket.Cancellation.FALSE_ALARM
                && ticket.report().origin() != Ticket.Origin.TEST;
    }

    /** What the ticket was at that minute: each of its states where several things happened. */
    private static List<Ticket> states(Life life, Instant now) {
        List<Ticket> states = new ArrayList<>();
        for (int i = 0; i < life.steps().size(); i++) {
            if (life.steps().get(i).event().at().equals(now)) {
                states.add(life.steps().get(i).after());
            }
        }
        return states.isEmpty() ? life.at(now).stream().toList() : states;
    }

    /** The worst grade it ever had up to then, and until there was such a promise at all. */
    private static Grade worst(Life life, Promise promise, Instant until) {
        Grade worst = Grade.ROUTINE;
        boolean promised = false;
        for (int i = 0; i < life.steps().size(); i++) {
            if (promised && life.steps().get(i).event().at().isAfter(until)) {
                break;
            }
            Ticket ticket = life.steps().get(i).after();
            worst = Grade.worst(worst, ticket.sort().highest());
            promised = due(ticket.deadlines(), promise) != null;
        }
        return worst;
    }

    /** Whenever something happens, and whenever a deadline passes. */
    private static TreeSet<Instant> moments(Life life, Promise promise, Instant until) {
        TreeSet<Instant> moments = new TreeSet<>();
        for (int i = 0; i < life.steps().size(); i++) {
            moments.add(life.steps().get(i).event().at());
            Instant due = due(life.steps().get(i).after().deadlines(), promise);
            if (due != null) {
                moments.add(due);
            }
        }
        moments.add(until);
        return new TreeSet<>(moments.headSet(until, true));
    }

    /** What its clock shows: while it stands still, the instant when it stopped. */
    private static Instant stands(Ticket ticket, Instant now) {
        Instant still = ticket.stillSince();
        return still == null ? now : still;
    }

    private static @Nullable Instant done(Ticket ticket, Promise promise) {
        return switch (promise) {
            case RESPONSE -> ticket.response().acknowledgedAt();
            case DIAGNOSIS ->
                ticket.work().diagnosedAt() == null
                        ? ticket.work().resolvedAt()
                        : ticket.work().diagnosedAt();
            case RESOLUTION -> ticket.work().resolvedAt();
        };
    }

    private static @Nullable Instant due(Deadlines deadlines, Promise promise) {
        return switch (promise) {
            case RESPONSE -> deadlines.respond();
            case DIAGNOSIS -> deadlines.diagnose();
            case RESOLUTION -> deadlines.resolve();
        };
    }

    /** The tickets of a week's rate, kept or missed. */
    static List<Long> counted(List<Life> lives, Promise promise, Grade grade, Period week, boolean kept) {
        List<Long> numbers = new ArrayList<>();
        for (Life life : lives) {
            Verdict verdict = watch(life, promise, week.until());
            if (verdict != null
                    && verdict.grade() == grade
                    && verdict.kept() == kept
                    && verdict.at().isAfter(week.from())
                    && !verdict.at().isAfter(week.until())) {
                numbers.add(life.number());
            }
        }
        return numbers;
    }
}
