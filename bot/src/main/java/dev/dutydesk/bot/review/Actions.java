package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The actions that leads had promised to be done. Each is a ticket of its own, which alone knows what became of it; the
 * desk keeps which of its tickets they are, and whose they were when they were made.
 */
public final class Actions {
    private static final String LIST = "actions";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** After that no review asks for one any more. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final Store store;

    public Actions(Store store) {
        this.store = store;
    }

    /**
     * @param ticket its id @param person who promised it
     * @param problem what keeps coming back, whose cause is to be found; null for any other
     */
    public record Action(
            String ticket,
            String person,
            Instant at,
            @Nullable String problem) {}

    /** What became of it by a period's end. */
    public enum Outcome {
        /** Resolved by its day. */
        KEPT,
        /** Resolved after its day. */
        LATE,
        /** Its day is over, and it isn't resolved. */
        OVERDUE,
        /** Its day is still to come. */
        RUNNING,
        /** Cancelled, or part of another ticket. */
        WITHDRAWN;

        boolean isOpen() {
            return this == OVERDUE || this == RUNNING;
        }
    }

    /** @param ticket its number @param due null where it has no deadline any more */
    public record Promised(
            long ticket, String person, @Nullable Instant due, Outcome outcome) {}

    private record Contents(List<Action> actions) {}

    /** As it stands now; what is added to it is the next revision of that. */
    public DeskRecord record(Desk desk) {
        return store.records().find(desk.id(), LIST);
    }

    /** The record's next revision, with that one. */
    public static DeskRecord with(DeskRecord record, Action action) {
        List<Action> actions = contents(record).stream()
                .filter(each -> each.at().plus(KEPT).isAfter(action.at()))
                .collect(Collectors.toCollection(ArrayList::new));
        actions.add(action);
        return record.with(JSON.writeValueAsString(new Contents(actions)));
    }

    /**
     * The ticket that stands for the cause of a problem: one that is open, or one that was opened since a review told of the
     * problem, whatever became of it but a withdrawal.
     *
     * @param record as it was read @param told the end of that review's period
     */
    public Optional<Numbered> cause(Desk desk, DeskRecord record, String problem, Instant told) {
        return contents(record).stream()
                .filter(action -> problem.equals(action.problem()))
                .sorted(Comparator.comparing(Action::at).reversed())
                .flatMap(action -> store.tickets().find(desk.id(), new TicketId(action.ticket())).stream()
                        .filter(found -> found.ticket().state().isOpen()
                                || action.at().isAfter(told) && !isWithdrawn(found.ticket())))
                .findFirst();
    }

    private static boolean isWithdrawn(Ticket ticket) {
        return Stream.of(ticket.state(), ticket.closing().end())
                .anyMatch(state -> state == State.CANCELLED || state == State.MERGED);
    }

    /**
     * What a review of that period answers for, by what was known at its end: what was promised since the review before it,
     * and what was still open then. Open ones first, the longest due before.
     */
    List<Promised> of(Desk desk, Period period) {
        Map<String, Action> actions = contents(record(desk)).stream()
                .filter(action -> action.at().isBefore(period.until()))
                .collect(Collectors.toMap(Action::ticket, Function.identity()));
        if (actions.isEmpty()) {
            return List.of();
        }
        List<Promised> promised = new ArrayList<>();
        store.lives()
                .each(desk.id(), actions.keySet().stream().map(TicketId::new).toList(), life -> {
                    Ticket ticket = life.at(period.until()).orElse(null);
                    if (ticket == null) {
                        return;
                    }
                    Action action = actions.get(ticket.id().value());
                    boolean asked = life.at(period.from())
                            .map(before -> outcome(before, period.from()).isOpen())
                            .orElse(true);
                    if (action != null && asked) {
                        promised.add(new Promised(
                                life.number(),
                                action.person(),
                                ticket.deadlines().resolve(),
                                outcome(ticket, period.until())));
                    }
                });
        return promised.stream()
                .sorted(Comparator.comparing((Promised each) -> !each.outcome().isOpen())
                        .thenComparing(Promised::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Promised::ticket))
                .toList();
    }

    private static Outcome outcome(Ticket ticket, Instant then) {
        Instant due = ticket.deadlines().resolve();
        Instant done = Judge.done(ticket, Promise.RESOLUTION);
        if (isWithdrawn(ticket)) {
            return Outcome.WITHDRAWN;
        }
        if (done != null) {
            return due == null || !done.isAfter(due) ? Outcome.KEPT : Outcome.LATE;
        }
        return due == null || due.isAfter(then) ? Outcome.RUNNING : Outcome.OVERDUE;
    }

    private static List<Action> contents(DeskRecord record) {
        return record.isEmpty()
                ? List.of()
                : JSON.readValue(record.body(), Contents.class).actions();
    }
}
