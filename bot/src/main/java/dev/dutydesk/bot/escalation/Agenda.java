package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.GradeClock;
import dev.dutydesk.bot.desk.Handling.Quiet;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.state.store.DueTimes;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the clock has to do with a ticket, and when: a function of the ticket, its desk's file and the rosters. What was
 * said is on the ticket, so nothing is said twice when the clock on the wall goes back, and what became due while the bot
 * was away is said once.
 */
public final class Agenda implements DueTimes {
    /** What is said so much later than it was due says that it is late. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Function<String, Optional<Desk>> desks;
    private final Unanswered unanswered;
    private final Handled handled;
    private final Consent consent;
    private final Retrospect retrospect;
    private final Provisional provisional;

    /** Everything is said in the chat. @param desks by id */
    public Agenda(Function<String, Optional<Desk>> desks, GradeClock clock, OnCall onCall) {
        this(desks, clock, onCall, Ways.NONE);
    }

    /**
     * @param desks by id
     * @param ways by which people can be told besides the chat
     */
    public Agenda(Function<String, Optional<Desk>> desks, GradeClock clock, OnCall onCall, Ways ways) {
        this.desks = desks;
        Callees callees = new Callees(onCall, ways);
        this.unanswered = new Unanswered(clock, callees);
        this.handled = new Handled(clock, callees);
        this.consent = new Consent(clock);
        this.retrospect = new Retrospect(clock);
        this.provisional = new Provisional(clock, consent);
    }

    @Override
    public @Nullable Instant next(Ticket ticket) {
        return Stream.of(archived(ticket), accepted(ticket), said(ticket))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** All that is due on the ticket now, as one act; empty where nothing is. */
    public Optional<Act> due(Ticket ticket, Instant now) {
        if (isDue(archived(ticket), now)) {
            return Optional.of(new Act.Archive());
        }
        if (isDue(accepted(ticket), now)) {
            return Optional.of(new Act.Accept(null, null));
        }
        List<Reminder> reminders = alarms(ticket)
                .filter(alarm -> isDue(alarm.at(), now))
                .map(alarm -> alarm.reminder(now, now.isAfter(alarm.at().plus(LATE))))
                .toList();
        return reminders.isEmpty() ? Optional.empty() : Optional.of(new Act.Remind(reminders));
    }

    /** When the clock accepts a resolved ticket; null where it won't. */
    public @Nullable Instant accepted(Ticket ticket) {
        return desks.apply(ticket.desk())
                .map(desk -> consent.accepts(desk, ticket))
                .orElse(null);
    }

    /**
     * Which of the ticket's deadlines, {@code respond}, {@code diagnose}, {@code resolve} and {@code accept}, were counted over
     * a year whose holidays aren't known yet.
     */
    public Set<String> provisional(Ticket ticket) {
        return desks.apply(ticket.desk())
                .map(desk -> provisional.of(desk, ticket))
                .orElse(Set.of());
    }

    /**
     * An ended ticket is archived when it can't be reopened any more. An accepted P1 waits for its retrospective: writing
     * it is a commit, which sets the timer.
     */
    private static @Nullable Instant archived(Ticket ticket) {
        return ticket.state().isEnded() && !Retrospect.isOwed(ticket)
                ? ticket.closing().reopenUntil()
                : null;
    }

    private @Nullable Instant said(Ticket ticket) {
        return alarms(ticket).map(Alarm::at).min(Instant::compareTo).orElse(null);
    }

    private Stream<Alarm> alarms(Ticket ticket) {
        return ticket.state().isOpen() || Retrospect.isOwed(ticket)
                ? desks.apply(ticket.desk()).stream().flatMap(desk -> alarms(desk, ticket))
                : Stream.empty();
    }

    private Stream<Alarm> alarms(Desk desk, Ticket ticket) {
        boolean wakes =
                ticket.state().isOpen() && !Grade.P2.isAbove(ticket.sort().grade());
        return Stream.of(
                        unanswered.on(desk, ticket),
                        handled.on(desk, ticket),
                        consent.on(desk, ticket),
                        retrospect.on(desk, ticket))
                .flatMap(List::stream)
                .map(alarm -> wakes ? alarm : alarm.at(afterQuiet(desk, alarm.at())));
    }

    private static Instant afterQuiet(Desk desk, Instant at) {
        Quiet quiet = desk.handling().quiet();
        if (quiet == null) {
            return at;
        }
        ZonedDateTime local = at.atZone(desk.zone());
        LocalTime time = local.toLocalTime();
        if (!quiet.holds(time)) {
            return at;
        }
        ZonedDateTime end = local.toLocalDate().atTime(quiet.to()).atZone(desk.zone());
        // What has begun in the evening is over on the next day.
        return (time.isBefore(quiet.to()) ? end : end.plusDays(1)).toInstant();
    }

    private static boolean isDue(@Nullable Instant at, Instant now) {
        return at != null && !at.isAfter(now);
    }
}
