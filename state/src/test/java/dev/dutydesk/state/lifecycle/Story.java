package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Tickets lived through in order, beginning at nine; what a store would keep of them. */
final class Story {
    private static final Lifecycle LIFECYCLE = new Lifecycle();

    private final Map<TicketId, Ticket> tickets = new LinkedHashMap<>();
    private final Map<TicketId, List<Event>> histories = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private Instant now = Cast.NINE;
    private boolean handlerOnDuty = true;
    private @Nullable TicketId current;

    /** A ticket that 王芳 reported. */
    static Story of(Grade grade) {
        return of(Cast.WANG_FANG, grade);
    }

    static Story of(Actor reporter, Grade grade) {
        return of(reporter, grade, "function");
    }

    static Story of(Actor reporter, Grade grade, String category) {
        return new Story().another(reporter, grade, category);
    }

    /** One more ticket; the story goes on with it. */
    Story another(Actor reporter, Grade grade, String category) {
        return reports(reporter, Cast.report(reporter, grade, "付不了款，页面一直转圈", now, category, null));
    }

    Story reports(Actor reporter, Act.Report report) {
        current = report.id();
        commit(LIFECYCLE.decide(null, report, Cast.facts(null, report, reporter, now)));
        return this;
    }

    Story after(Duration later) {
        now = now.plus(later);
        return this;
    }

    Story minutes(int minutes) {
        return after(Duration.ofMinutes(minutes));
    }

    Story handlerOffDuty() {
        handlerOnDuty = false;
        return this;
    }

    /** Fails where it doesn't happen. */
    Story by(Actor actor, Act act) {
        commit(attempt(actor, act));
        return this;
    }

    Story acknowledged() {
        return by(Cast.LI_WEI, new Act.Acknowledge());
    }

    Story diagnosed() {
        return by(Cast.LI_WEI, new Act.Diagnose("证书过期"));
    }

    Story resolved() {
        return by(Cast.LI_WEI, resolve());
    }

    static Act.Resolve resolve() {
        return new Act.Resolve("已换证书", "config", "1.4.2", "1.4.1", Regression.PASSED);
    }

    Decision attempt(Actor actor, Act act) {
        return LIFECYCLE.decide(ticket(), act, Cast.facts(ticket(), act, actor, now, handlerOnDuty));
    }

    Decision.Refused refused(Actor actor, Act act) {
        if (attempt(actor, act) instanceof Decision.Refused refused) {
            return refused;
        }
        throw new AssertionError("Not refused: %s by %s".formatted(act, actor.id()));
    }

    List<Verb> possible(Actor actor) {
        return LIFECYCLE.possible(ticket(), Cast.facts(ticket(), null, actor, now, handlerOnDuty));
    }

    Story changed(UnaryOperator<Ticket> how) {
        Ticket after = how.apply(ticket());
        tickets.put(after.id(), after);
        return this;
    }

    /** The story goes on with that one. */
    Story turnTo(TicketId id) {
        current = id;
        return this;
    }

    Ticket ticket() {
        return ticket(Objects.requireNonNull(current));
    }

    Ticket ticket(TicketId id) {
        return Objects.requireNonNull(tickets.get(id));
    }

    Ticket.Hold hold() {
        return Objects.requireNonNull(ticket().hold());
    }

    List<Event> history() {
        return Objects.requireNonNull(histories.get(Objects.requireNonNull(current)));
    }

    List<Verb> verbs() {
        return history().stream().map(Event::verb).toList();
    }

    Event latest() {
        return history().getLast();
    }

    /** All so far: "KIND person". */
    List<String> told() {
        return notices.stream().map(n -> n.kind() + " " + n.to()).toList();
    }

    List<Notice> notices() {
        return notices;
    }

    Instant now() {
        return now;
    }

    static Instant at(int minutesAfterNine) {
        return Cast.NINE.plus(Duration.ofMinutes(minutesAfterNine));
    }

    private void commit(Decision decision) {
        Change change = Cast.changed(decision);
        for (Change.Of of : change.tickets()) {
            tickets.put(of.after().id(), of.after());
            of.steps()
                    .forEach(step -> histories
                            .computeIfAbsent(of.after().id(), id -> new ArrayList<>())
                            .add(step.event()));
        }
        notices.addAll(change.notices());
    }
}
