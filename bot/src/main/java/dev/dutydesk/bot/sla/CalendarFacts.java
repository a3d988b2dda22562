package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Running;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Facts whose deadlines are counted on the desk's calendar, and who is on duty by its rosters. */
public final class CalendarFacts implements FactsSource {
    private final Holidays holidays;
    private final OnCall onCall;
    private final Targets promised;

    /** As long as nobody starts or ends a promotion by hand. */
    public CalendarFacts(Holidays holidays, OnCall onCall) {
        this(holidays, onCall, Promotions.OF_FILE);
    }

    public CalendarFacts(Holidays holidays, OnCall onCall, Promotions promotions) {
        this.holidays = holidays;
        this.onCall = onCall;
        this.promised = new Targets(holidays, promotions);
    }

    @Override
    public Facts gather(Desk desk, @Nullable Ticket ticket, @Nullable Act act, Actor actor, Instant now) {
        WorkingTime time = WorkingTime.of(desk, holidays);
        Map<Grade, Deadlines> targets = new EnumMap<>(Grade.class);
        Map<Grade, Running> clocks = new EnumMap<>(Grade.class);
        boolean counts = !(act instanceof Act.Remind);
        Set<Grade> reachable = reachable(act);
        for (Grade grade : counts ? Grade.values() : new Grade[0]) {
            Target target = ticket == null ? promised.of(desk, act, grade, now) : promised.of(desk, ticket, grade);
            if (reachable.contains(grade)) {
                targets.put(grade, deadlines(time, target, now));
            }
            clocks.put(grade, time.clock(target));
        }
        String handler = ticket == null ? null : ticket.response().handler();
        String group = act instanceof Act.Report report
                ? report.group()
                : ticket == null ? desk.otherwise().group() : ticket.sort().group();
        return new Facts(
                now,
                onCall.withFollowed(desk, actor),
                handler != null && onCall.isOnDuty(desk, handler, now),
                Map.copyOf(targets),
                Map.copyOf(clocks),
                ticket == null || !counts ? null : resumed(time.clock(promised.of(desk, ticket)), ticket, now),
                ticket == null || !counts ? null : recalculated(time, promised.of(desk, ticket), ticket),
                reopenUntil(desk, time, act, actor, now),
                Set.copyOf(desk.handling().hold().reasons()),
                Set.copyOf(desk.causes()),
                desk.team().groups().values().stream().collect(Collectors.toMap(Group::id, Group::lead)),
                act instanceof Act.Assign assign && assign.person() != null
                        ? desk.actor(assign.person())
                                .filter(a -> a.kind() == Actor.Kind.PERSON)
                                .orElse(null)
                        : null,
                desk.leadOf(group));
    }

    /** A report has its grade already, and what only reminds counts no deadline anew: of both, many may come at once. */
    private static Set<Grade> reachable(@Nullable Act act) {
        return switch (act) {
            case Act.Report report -> EnumSet.of(report.grade());
            case Act.Remind reminder -> EnumSet.noneOf(Grade.class);
            case null, default -> EnumSet.allOf(Grade.class);
        };
    }

    private static Deadlines deadlines(WorkingTime time, Target target, Instant from) {
        TargetClock clock = time.clock(target);
        Span diagnose = target.diagnose();
        return new Deadlines(
                clock.end(target.respond(), from),
                diagnose == null ? null : clock.end(diagnose, from),
                clock.end(target.resolve(), from));
    }

    /** Where the clock accepted, nobody on the reporting side may have looked before their next working day. */
    private static Instant reopenUntil(Desk desk, WorkingTime time, @Nullable Act act, Actor actor, Instant now) {
        Span within = desk.handling().reopen().within();
        boolean byClock = act instanceof Act.Accept && actor.kind() == Actor.Kind.CLOCK;
        return within instanceof Span.Exact
                ? time.always().end(within, byClock ? time.nextDay(now) : now)
                : time.working().end(within, byClock ? time.nextDay(now) : now);
    }

    /** What had run out before the clock stood still is decided and stays; the rest moves by the time it would have run. */
    private static @Nullable Deadlines resumed(TargetClock clock, Ticket ticket, Instant now) {
        Instant since = ticket.stillSince();
        if (since == null) {
            return null;
        }
        Duration stood = clock.between(since, now);
        Deadlines old = ticket.deadlines();
        return new Deadlines(
                ticket.response().acknowledgedAt() != null ? old.respond() : moved(clock, old.respond(), since, stood),
                ticket.work().diagnosedAt() != null ? old.diagnose() : moved(clock, old.diagnose(), since, stood),
                moved(clock, old.resolve(), since, stood));
    }

    private static @Nullable Instant moved(
            TargetClock clock, @Nullable Instant deadline, Instant since, Duration stood) {
        return deadline == null || !deadline.isAfter(since) ? deadline : clock.plus(deadline, stood);
    }

    /**
     * The response is never moved by a hold; only the time the ticket stood closed is left out of it. A ticket knows how long
     * it stood still in all, not when: on a clock that isn't always running it counts as if that had been at its beginning.
     */
    private static Deadlines recalculated(WorkingTime time, Target target, Ticket ticket) {
        TargetClock clock = time.clock(target);
        Deadlines own = deadlines(time, target, ticket.report().at());
        Instant reported = ticket.report().at();
        Duration closedFor = ticket.closing().closedFor();
        Duration closed = clock.between(reported, reported.plus(closedFor));
        Duration still = clock.between(reported, reported.plus(closedFor).plus(ticket.held()));
        return new Deadlines(
                later(clock, own.respond(), closed),
                later(clock, own.diagnose(), still),
                later(clock, own.resolve(), still));
    }

    private static @Nullable Instant later(TargetClock clock, @Nullable Instant deadline, Duration by) {
        return deadline == null ? null : clock.plus(deadline, by);
    }
}
