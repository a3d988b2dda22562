package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Escalation;
import dev.dutydesk.bot.desk.Escalation.To;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Way;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who stands behind the roles of an escalation, and how they can be told. */
final class Callees {
    private final OnCall onCall;
    private final Ways ways;

    Callees(OnCall onCall, Ways ways) {
        this.onCall = onCall;
        this.ways = ways;
    }

    /** @param ways, @param aside as {@link dev.dutydesk.state.ticket.Reminder} has them */
    record Told(List<String> people, Map<Way, List<String>> ways, List<String> aside) {
        static Told inTheThread(List<String> people) {
            return new Told(people, Map.of(), List.of());
        }
    }

    /**
     * Each once; nobody for a role that nobody has. A way by which a person can't be reached is left out. The thread tells
     * all but those who are told alone where nothing says that it should.
     */
    Told told(Desk desk, Ticket ticket, List<To> roles, List<Escalation.Way> via, Instant when) {
        List<String> people = of(desk, ticket, roles, when);
        Map<Way, List<String>> told = new EnumMap<>(Way.class);
        via.stream().flatMap(Callees::besides).distinct().forEach(way -> {
            List<String> reached = people.stream()
                    .filter(id -> desk.person(id)
                            .filter(p -> ways.reach(desk, p, way))
                            .isPresent())
                    .toList();
            if (!reached.isEmpty()) {
                told.put(way, reached);
            }
        });
        List<String> alone = told.getOrDefault(Way.DM, List.of());
        return new Told(people, told, via.contains(Escalation.Way.THREAD) ? List.of() : alone);
    }

    /** All else is said in the thread. */
    private static Stream<Way> besides(Escalation.Way via) {
        return switch (via) {
            case CALL -> Stream.of(Way.CALL);
            case SMS -> Stream.of(Way.SMS);
            case DM -> Stream.of(Way.DM);
            case APP -> Stream.of(Way.APP);
            case THREAD, EMAIL -> Stream.empty();
        };
    }

    /** Each once; nobody for a role that nobody has. */
    List<String> of(Desk desk, Ticket ticket, List<To> roles, Instant when) {
        return roles.stream()
                .flatMap(role -> of(desk, ticket, role, when))
                .distinct()
                .toList();
    }

    private Stream<String> of(Desk desk, Ticket ticket, To role, Instant when) {
        Shift shift = onCall.at(desk, ticket.sort().group(), when);
        String assignee = ticket.response().assignee();
        return switch (role) {
            // Whom it was given to must acknowledge, whoever has the duty.
            case ON_DUTY -> Stream.of(assignee == null ? shift.person() : assignee);
            case BACKUP -> Stream.ofNullable(shift.backup());
            case LEAD -> Stream.of(desk.leadOf(ticket.sort().group()));
            case HANDLER ->
                Stream.concat(
                        Stream.ofNullable(ticket.response().handler()),
                        isLeftBehind(desk, ticket, when) ? Stream.of(shift.person()) : Stream.empty());
        };
    }

    /** Whether the handler's shift is over since, and nobody has said who goes on with the ticket: then both are told. */
    private boolean isLeftBehind(Desk desk, Ticket ticket, Instant when) {
        String handler = ticket.response().handler();
        Instant since = ticket.response().handledSince();
        String group = ticket.sort().group();
        return handler != null
                && since != null
                && onCall.at(desk, group, since).person().equals(handler)
                && !onCall.at(desk, group, when).person().equals(handler)
                && !onCall.isKept(desk, ticket.id().value());
    }
}
