package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Erasure;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One ticket's way through one decision, step by step. Not for more than one thread. */
final class Course {
    private final @Nullable Ticket before;
    private final Facts facts;
    private final List<Change.Step> steps = new ArrayList<>();
    private final List<Transition> taken = new ArrayList<>();
    private Ticket ticket;
    private @Nullable Erasure erased;

    private Course(@Nullable Ticket before, Ticket ticket, Facts facts) {
        this.before = before;
        this.ticket = ticket;
        this.facts = facts;
    }

    static Course of(Ticket ticket, Facts facts) {
        return new Course(ticket, ticket, facts);
    }

    static Course ofNew(Ticket unborn, Facts facts) {
        return new Course(null, unborn, facts);
    }

    /** As it stands after the steps so far. */
    Ticket ticket() {
        return ticket;
    }

    /**
     * @param changed what the step makes of the ticket; state, revision and the count of events are seen to here
     * @param to the state after it
     */
    Course step(Verb verb, State to, Ticket changed, Detail detail) {
        State from = steps.isEmpty() && before == null ? null : ticket.state();
        taken.add(new Transition(verb, from, to));
        Ticket after = changed.with(b -> {
            b.state(to).revision(before == null ? 1 : before.revision() + 1).events(ticket.events() + 1);
            if (from != to) {
                b.arrived(new Ticket.Arrival(verb, facts.actor().id(), facts.now()));
            }
        });
        steps.add(new Change.Step(
                new Event(after.events(), facts.now(), facts.actor().id(), verb, to, detail.asMap()), after));
        ticket = after;
        return this;
    }

    /** A step that leaves the state as it is. */
    Course stay(Verb verb, Ticket changed, Detail detail) {
        return step(verb, ticket.state(), changed, detail);
    }

    /** The store blacks this out in what it keeps of the past. */
    void erase(Erasure what) {
        erased = what;
    }

    List<Transition> taken() {
        return taken;
    }

    Change.Of done() {
        return new Change.Of(before, List.copyOf(steps), erased);
    }
}
