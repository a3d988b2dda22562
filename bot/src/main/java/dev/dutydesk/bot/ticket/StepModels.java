package dev.dutydesk.bot.ticket;

import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.templates.model.Details;
import dev.dutydesk.templates.model.Person;
import dev.dutydesk.templates.model.StepModel;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a ticket's events into what templates read. */
public final class StepModels {
    private StepModels() {}

    /** @param ticket as it stands now: it knows by when things were due */
    public static List<StepModel> of(Names names, Ticket ticket, List<Event> events) {
        return events.stream().map(event -> of(names, ticket, event, events)).toList();
    }

    public static StepModel of(Names names, Ticket ticket, Event event) {
        return of(names, ticket, event, List.of());
    }

    /** @param all with what came after it */
    private static StepModel of(Names names, Ticket ticket, Event event, List<Event> all) {
        boolean judged = event.at().equals(decided(ticket, event.verb()));
        Instant due = due(ticket, event.verb());
        return new StepModel(
                event.verb().word(),
                names.person(event.by()),
                kind(event.by()),
                event.at(),
                event.to().name(),
                judged ? took(ticket, event) : null,
                judged && due != null ? !event.at().isAfter(due) : null,
                new Details(details(names, event, all)));
    }

    /** The clock may have gone back. */
    private static Duration took(Ticket ticket, Event event) {
        Duration took = Duration.between(ticket.report().at(), event.at());
        return took.isNegative() ? Duration.ZERO : took;
    }

    /** When the step's target was decided, once and for all; null where it has none, or isn't. */
    private static @Nullable Instant decided(Ticket ticket, Verb verb) {
        return switch (verb) {
            case ACKNOWLEDGE -> ticket.response().acknowledgedAt();
            case DIAGNOSE -> ticket.work().diagnosedAt();
            case RESOLVE, RECOVER -> ticket.work().resolvedAt();
            default -> null;
        };
    }

    private static @Nullable Instant due(Ticket ticket, Verb verb) {
        return switch (verb) {
            case ACKNOWLEDGE -> ticket.deadlines().respond();
            case DIAGNOSE -> ticket.deadlines().diagnose();
            case RESOLVE, RECOVER -> ticket.deadlines().resolve();
            default -> null;
        };
    }

    static boolean isByPerson(Event event) {
        return kind(event.by()).equals("person");
    }

    private static String kind(String by) {
        int colon = by.indexOf(':');
        String kind = colon < 0 ? by : by.substring(0, colon);
        return switch (kind) {
            case "patrol", "alarm", "clock" -> kind;
            default -> "person";
        };
    }

    private static Map<String, Object> details(Names names, Event event, List<Event> all) {
        Map<String, Object> said = new HashMap<>();
        event.detail().forEach((name, value) -> said.put(name, value(names, event.verb(), name, value)));
        if (event.verb() == Verb.ATTACH) {
            said.remove("address");
            names.address(event.detail().getOrDefault("address", ""))
                    .ifPresent(address -> said.put("address", address));
        }
        if (event.verb() == Verb.REMIND) {
            said.put("told", ToldModels.of(names, event, all));
        }
        return said;
    }

    /** What stands under a name depends on the verb: {@code from} is a grade, a person or a ticket. */
    private static Object value(Names names, Verb verb, String name, String value) {
        if (isTicket(verb, name)) {
            return names.key(new TicketId(value));
        }
        return switch (verb.word() + " " + name) {
            case "release from", "assign from", "assign to", "report reporter", "tell to" -> names.person(value);
            case "assign group", "assign fromGroup", "report group" -> names.group(value);
            case "remind to", "remind app", "remind call", "remind sms" -> people(names, value);
            case "progress next", "recalculate respond", "recalculate diagnose", "recalculate resolve" ->
                Instant.parse(value);
            default -> value;
        };
    }

    private static List<Person> people(Names names, String ids) {
        return Stream.of(ids.split(","))
                .filter(id -> !id.isEmpty())
                .map(names::person)
                .toList();
    }

    /** Whether what an event of that verb says under the name is a ticket's id. */
    public static boolean isTicket(Verb verb, String name) {
        return switch (verb) {
            case MERGE -> name.equals("into") || name.equals("from") || name.equals("joined");
            case REOPEN -> name.equals("left") || name.equals("from");
            default -> false;
        };
    }
}
