package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Escalation.Deadline;
import dev.dutydesk.bot.desk.Escalation.To;
import dev.dutydesk.bot.desk.Escalation.Watch;
import dev.dutydesk.bot.desk.Escalation.Way;
import dev.dutydesk.bot.desk.GradeClock;
import dev.dutydesk.bot.desk.Percent;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.escalation.Callees.Told;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Once somebody has it: when nothing is heard of it, when a deadline comes near, when one has passed. */
final class Handled {
    private final GradeClock clock;
    private final Callees callees;

    Handled(GradeClock clock, Callees callees) {
        this.clock = clock;
        this.callees = callees;
    }

    List<Alarm> on(Desk desk, Ticket ticket) {
        boolean inHand = ticket.state() == State.ACKNOWLEDGED || ticket.state() == State.DIAGNOSED;
        if (!inHand || ticket.response().handler() == null) {
            return List.of();
        }
        List<Alarm> alarms = new ArrayList<>(silence(desk, ticket));
        deadlines(ticket).forEach((target, deadline) -> {
            alarms.addAll(near(desk, ticket, target, deadline));
            alarms.addAll(missed(desk, ticket, target, deadline));
        });
        return alarms;
    }

    private List<Alarm> silence(Desk desk, Ticket ticket) {
        Instant heard = heard(ticket);
        Ticket.Chain said = ticket.said().silent();
        int taken = said != null && said.since().equals(heard) ? said.steps() : 0;
        List<Watch> watches = watches(desk, ticket)
                .filter(watch -> watch.silent() != null)
                .sorted(Comparator.comparing(watch -> Objects.requireNonNull(watch.silent())))
                .toList();
        List<Alarm> alarms = new ArrayList<>();
        Instant forward = Instant.MAX;
        for (int i = taken; i < watches.size(); i++) {
            Watch watch = watches.get(i);
            Span silence = new Span.Exact(Objects.requireNonNull(watch.silent()));
            Instant own = clock.end(desk, ticket.sort().grade(), silence, heard);
            Instant at = own.isBefore(forward) ? own : forward;
            alarms.add(new Alarm(
                    at,
                    Reminder.Kind.SILENT,
                    "",
                    heard,
                    i + 1,
                    now -> callees.told(desk, ticket, watch.to(), watch.via(), now)));
            forward = callees.of(desk, ticket, watch.to(), at).isEmpty() ? at : Instant.MAX;
        }
        return alarms;
    }

    /** When something last came from the one who has it: a step, or a line of progress. */
    private static Instant heard(Ticket ticket) {
        return Stream.of(
                        ticket.arrived().at(),
                        ticket.response().handledSince(),
                        ticket.work().diagnosedAt(),
                        ticket.work().progressAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What went by before the handler had it is not said to them any more. */
    private List<Alarm> near(Desk desk, Ticket ticket, String target, Instant deadline) {
        Instant begun = ticket.report().at();
        Instant handled = ticket.response().handledSince();
        return desk.handling().reminders().at().stream()
                .map(share -> alarm(
                        ticket,
                        share(desk, ticket.sort().grade(), begun, deadline, share),
                        Reminder.Kind.DEADLINE,
                        target + " " + share,
                        now -> callees.told(
                                desk,
                                ticket,
                                List.of(To.HANDLER),
                                desk.handling().reminders().via(),
                                now)))
                .flatMap(Stream::ofNullable)
                .filter(alarm -> handled == null || !alarm.at().isBefore(handled))
                .toList();
    }

    private Instant share(Desk desk, Grade grade, Instant from, Instant until, Percent share) {
        return share.value() == 100 ? until : clock.share(desk, grade, from, until, share);
    }

    private List<Alarm> missed(Desk desk, Ticket ticket, String target, Instant deadline) {
        List<Watch> watches = watches(desk, ticket)
                .filter(watch -> watch.deadline() == Deadline.ANY
                        || watch.deadline() != null && watch.deadline().name().equalsIgnoreCase(target))
                .toList();
        List<To> roles = watches.stream()
                .flatMap(watch -> watch.to().stream())
                .distinct()
                .toList();
        List<Way> via = watches.stream()
                .flatMap(watch -> watch.via().stream())
                .distinct()
                .toList();
        Alarm alarm = alarm(
                ticket, deadline, Reminder.Kind.MISSED, target, now -> callees.told(desk, ticket, roles, via, now));
        return roles.isEmpty() || alarm == null ? List.of() : List.of(alarm);
    }

    /** Null where it has been said. */
    private static @Nullable Alarm alarm(
            Ticket ticket, Instant at, Reminder.Kind kind, String what, Function<Instant, Told> told) {
        Alarm alarm = new Alarm(at, kind, what, ticket.report().at(), 0, told);
        String key = alarm.reminder(at, false).key();
        return ticket.said().passed().contains(key) ? null : alarm;
    }

    private static Stream<Watch> watches(Desk desk, Ticket ticket) {
        return desk.escalation(ticket.sort().grade()).afterAck().stream();
    }

    /** Those of diagnosis and resolution that are still to be met; the response has its chain. */
    private static Map<String, Instant> deadlines(Ticket ticket) {
        Map<String, Instant> deadlines = new TreeMap<>();
        Instant diagnose = ticket.deadlines().diagnose();
        Instant resolve = ticket.deadlines().resolve();
        if (diagnose != null && ticket.work().diagnosedAt() == null) {
            deadlines.put("diagnose", diagnose);
        }
        if (resolve != null) {
            deadlines.put("resolve", resolve);
        }
        return deadlines;
    }
}
