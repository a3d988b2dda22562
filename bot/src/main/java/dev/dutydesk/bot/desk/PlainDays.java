package dev.dutydesk.bot.desk;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Facts without roster and calendar: everyone is on duty, every clock runs day and night, a working day is 24 hours, and
 * the same day ends at the desk's midnight.
 */
final class PlainDays implements FactsSource, GradeClock {
    @Override
    public Instant end(Desk desk, Grade grade, Span span, Instant from) {
        return end(span, from, desk.zone());
    }

    @Override
    public Instant share(Desk desk, Grade grade, Instant from, Instant until, Percent share) {
        return from.plus(share.of(Duration.between(from, until)));
    }

    @Override
    public Facts gather(Desk desk, @Nullable Ticket ticket, @Nullable Act act, Actor actor, Instant now) {
        Map<Grade, Deadlines> targets = new EnumMap<>(Grade.class);
        for (Grade grade : Grade.values()) {
            targets.put(grade, deadlines(desk, grade, now));
        }
        String group = act instanceof Act.Report report
                ? report.group()
                : ticket == null ? desk.otherwise().group() : ticket.sort().group();
        return new Facts(
                now,
                actor,
                true,
                Map.copyOf(targets),
                ticket == null ? null : resumed(ticket, now),
                ticket == null ? null : recalculated(desk, ticket),
                end(desk.handling().reopen().within(), now, desk.zone()),
                Set.copyOf(desk.handling().hold().reasons()),
                Set.copyOf(desk.causes()),
                desk.team().groups().values().stream().collect(Collectors.toMap(Group::id, Group::lead)),
                act instanceof Act.Assign assign && assign.person() != null
                        ? desk.actor(assign.person())
                                .filter(a -> a.kind() == Actor.Kind.PERSON)
                                .orElse(null)
                        : null,
                lead(desk, group));
    }

    /** A ticket may be in a group that the file no longer has; then the group of the otherwise rule answers for it. */
    private static String lead(Desk desk, String group) {
        return desk.group(group)
                .or(() -> desk.group(desk.otherwise().group()))
                .map(Group::lead)
                .orElseThrow();
    }

    private static Deadlines deadlines(Desk desk, Grade grade, Instant from) {
        Target target = desk.target(grade);
        Span diagnose = target.diagnose();
        return new Deadlines(
                end(target.respond(), from, desk.zone()),
                diagnose == null ? null : end(diagnose, from, desk.zone()),
                end(target.resolve(), from, desk.zone()));
    }

    private static Instant end(Span span, Instant from, ZoneId zone) {
        return switch (span) {
            case Span.Exact exact -> from.plus(exact.length());
            case Span.WorkingDays days -> from.plus(Duration.ofDays(days.days()));
            case Span.SameDay day ->
                from.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
        };
    }

    /** What had run out before the clock stood still is decided and stays. */
    private static @Nullable Deadlines resumed(Ticket ticket, Instant now) {
        Instant since = ticket.stillSince();
        if (since == null) {
            return null;
        }
        Duration stood = now.isAfter(since) ? Duration.between(since, now) : Duration.ZERO;
        Deadlines old = ticket.deadlines();
        return new Deadlines(
                ticket.response().acknowledgedAt() != null ? old.respond() : moved(old.respond(), since, stood),
                ticket.work().diagnosedAt() != null ? old.diagnose() : moved(old.diagnose(), since, stood),
                moved(old.resolve(), since, stood));
    }

    private static @Nullable Instant moved(@Nullable Instant deadline, Instant since, Duration stood) {
        return deadline == null || !deadline.isAfter(since) ? deadline : deadline.plus(stood);
    }

    /** The response is never moved by a hold; only the time the ticket stood closed is left out of it. */
    private static Deadlines recalculated(Desk desk, Ticket ticket) {
        Deadlines own = deadlines(desk, ticket.sort().grade(), ticket.report().at());
        Duration closed = ticket.closing().closedFor();
        Duration still = closed.plus(ticket.held());
        return new Deadlines(later(own.respond(), closed), later(own.diagnose(), still), later(own.resolve(), still));
    }

    private static @Nullable Instant later(@Nullable Instant deadline, Duration by) {
        return deadline == null ? null : deadline.plus(by);
    }
}
