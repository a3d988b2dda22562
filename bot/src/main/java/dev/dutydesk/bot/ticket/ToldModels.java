package dev.dutydesk.bot.ticket;

import dev.dutydesk.state.ticket.Delivery;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.state.ticket.Way;
import dev.dutydesk.templates.model.NoticeModel.Told;
import dev.dutydesk.templates.model.NoticeModel.ToldBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads from a ticket's history whom the clock told, how, and how that ended. */
final class ToldModels {
    private ToldModels() {}

    /** Those told since it last began to wait, without the latest step's: that one is being told. */
    static List<Told> soFar(Names names, Ticket ticket, List<Event> history) {
        Instant since = ticket.response().waitingSince();
        List<Event> steps = history.stream()
                .filter(event -> reminds(event, Reminder.Kind.UNANSWERED))
                .filter(event -> since != null && !event.at().isBefore(since))
                .toList();
        return steps.stream()
                .limit(Math.max(0, steps.size() - 1))
                .flatMap(step -> of(names, step, history).stream())
                .toList();
    }

    /** Whom that step told. @param history with what came after it, where that is known */
    static List<Told> of(Names names, Event step, List<Event> history) {
        return people(step, "to")
                .map(person -> new Told(names.person(person), step.at(), ways(person, step, history)))
                .toList();
    }

    static boolean reminds(Event event, Reminder.Kind kind) {
        return event.verb() == Verb.REMIND && kind.word().equals(event.detail().get("kind"));
    }

    private static List<ToldBy> ways(String person, Event step, List<Event> history) {
        List<ToldBy> ways = new ArrayList<>();
        for (Way way : Way.values()) {
            boolean told = way == Way.THREAD
                    ? people(step, "aside").noneMatch(person::equals)
                    : people(step, way.word()).anyMatch(person::equals);
            if (told) {
                ways.add(new ToldBy(
                        way.word(), result(person, way, step, history).orElse(null)));
            }
        }
        return ways;
    }

    /** The first one after the step that is about the same person and way, unless the next such step comes before it. */
    private static Optional<String> result(String person, Way way, Event step, List<Event> history) {
        return history.stream()
                .filter(event -> event.no() > step.no())
                .filter(event -> isResult(event, person, way) || tellsAgain(event, person, way, step))
                .findFirst()
                .filter(event -> event.verb() == Verb.TELL)
                .map(event -> event.detail().getOrDefault("result", Delivery.FAILED.word()));
    }

    private static boolean isResult(Event event, String person, Way way) {
        return event.verb() == Verb.TELL
                && person.equals(event.detail().get("to"))
                && way.word().equals(event.detail().get("via"));
    }

    /** Several steps that are said at once have one result. */
    private static boolean tellsAgain(Event event, String person, Way way, Event step) {
        return event.verb() == Verb.REMIND
                && !event.at().equals(step.at())
                && people(event, way == Way.THREAD ? "to" : way.word()).anyMatch(person::equals);
    }

    private static Stream<String> people(Event event, String name) {
        return Stream.of(event.detail().getOrDefault(name, "").split(",")).filter(id -> !id.isEmpty());
    }
}
