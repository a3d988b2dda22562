package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.util.Objects;

/** What stops a ticket's clock and starts it again. */
final class Waiting {
    /** The desk's named reason that a question stands for. */
    static final String FOR_REPORTER = "waiting-reporter";

    private Waiting() {}

    static void hold(Draft draft, Act.Hold act) {
        Ticket ticket = draft.ticket();
        draft.step(
                ticket.withHold(
                        new Ticket.Hold(act.reason(), null, draft.actor().id(), draft.now(), ticket.state())),
                Detail.of("reason", act.reason()));
    }

    /** On a P1 the question stands open while the clock runs on. */
    static void ask(Draft draft, Act.Ask act) {
        Ticket ticket = draft.ticket();
        boolean held = draft.to() == State.ON_HOLD;
        draft.step(
                ticket.withHold(new Ticket.Hold(
                        FOR_REPORTER,
                        act.question().strip(),
                        draft.actor().id(),
                        draft.now(),
                        held ? ticket.state() : null)),
                Detail.of("question", act.question().strip()));
        draft.tell(
                Notice.Kind.QUESTION,
                draft.ticket(),
                draft.ticket().report().asked(draft.facts().lead()));
    }

    static void resume(Draft draft, Act.Resume act) {
        Ticket.Hold hold = draft.ticket().hold();
        draft.step(
                offHold(draft.ticket(), draft.facts()),
                Detail.of("answer", act.answer(), "question", hold == null ? null : hold.question()));
    }

    /**
     * What somebody on the reporting side says while they are waited for is the answer: it goes on by itself. Who asked
     * doesn't answer themselves.
     */
    static void answered(Draft draft) {
        Ticket ticket = draft.ticket();
        Ticket.Hold hold = ticket.hold();
        Case c = draft.decided();
        if (hold == null
                || !c.waitsForReporter()
                || !c.isOfReportingSide()
                || hold.by().equals(draft.actor().id())
                || ticket.state() != State.ON_HOLD) {
            return;
        }
        draft.step(
                Verb.RESUME,
                Objects.requireNonNull(hold.from(), "on hold without where from"),
                offHold(ticket, draft.facts()),
                Detail.of("question", hold.question()));
    }

    /** Its clock goes on, and a question is no longer open. The same ticket where it has neither. */
    static Ticket offHold(Ticket ticket, Facts facts) {
        if (ticket.hold() == null) {
            return ticket;
        }
        return ticket.with(t -> {
            if (ticket.state() == State.ON_HOLD) {
                t.deadlines(Clocks.goneOn(ticket, facts)).held(ticket.held().plus(Clocks.stood(ticket, facts.now())));
            }
            t.hold(null);
        });
    }
}
