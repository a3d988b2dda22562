package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is kept for ever of a step beside the ticket's own history, under the step's day: enough to count it without
 * reading the ticket. Short therefore: the fields in this order, tabs between, none behind the last one that is there.
 *
 * @param grade when the step was made, @param highest the worst grade by then
 * @param by who made the step
 * @param late whether it came after its deadline
 * @param cause a code from the desk file's list; null until known
 * @param test whether it must not be counted
 */
public record DayFacts(
        Grade grade,
        Grade highest,
        String group,
        String category,
        String module,
        String by,
        boolean late,
        @Nullable String cause,
        boolean test) {
    private static final int FIELDS = 9;

    static DayFacts of(Change.Step step) {
        Ticket ticket = step.after();
        Ticket.Sort sort = ticket.sort();
        Instant deadline = deadline(step.event().verb(), ticket);
        return new DayFacts(
                sort.grade(),
                sort.highest(),
                sort.group(),
                sort.category(),
                sort.module(),
                step.event().by(),
                deadline != null && step.event().at().isAfter(deadline),
                sort.cause(),
                ticket.report().origin() == Ticket.Origin.TEST);
    }

    private static @Nullable Instant deadline(Verb verb, Ticket ticket) {
        return switch (verb) {
            case ACKNOWLEDGE -> ticket.deadlines().respond();
            case DIAGNOSE -> ticket.deadlines().diagnose();
            case RESOLVE, RECOVER -> ticket.deadlines().resolve();
            default -> null;
        };
    }

    static DayFacts parse(String text) {
        String[] field = Arrays.copyOf(text.split("\t", -1), FIELDS);
        return new DayFacts(
                Grade.named(field[0]).orElseThrow(),
                Grade.named(field[1]).orElseThrow(),
                field[2],
                field[3],
                field[4],
                field[5],
                "1".equals(field[6]),
                field[7] == null || field[7].isEmpty() ? null : field[7],
                "test".equals(field[8]));
    }

    String text() {
        return String.join(
                        "\t",
                        grade.word(),
                        highest.word(),
                        group,
                        category,
                        module,
                        by,
                        late ? "1" : "",
                        Objects.requireNonNullElse(cause, ""),
                        test ? "test" : "")
                .replaceFirst("\t+$", "");
    }
}
