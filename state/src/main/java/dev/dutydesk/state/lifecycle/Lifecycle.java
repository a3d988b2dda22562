package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Decision.Reason;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an act makes of a ticket. Pure: no input or output, no clock; the same ticket, act and facts always give
 * the same decision. The rules of the {@link TransitionTable} run first and choose one way to go; the state machine made
 * from the same table then has to know that way. Safe for many threads.
 */
public final class Lifecycle {
    private final Machines machines;

    public Lifecycle() {
        this(Machines.remembered());
    }

    private Lifecycle(Machines machines) {
        this.machines = machines;
    }

    /** Builds a machine anew for each event: what a benchmark compares with. */
    public static Lifecycle fresh() {
        return new Lifecycle(Machines.fresh());
    }

    /**
     * @param ticket as it was loaded; null only for {@link Act.Report}
     * @throws NullPointerException without a ticket for another act
     */
    public Decision decide(@Nullable Ticket ticket, Act act, Facts facts) {
        Ticket about = act instanceof Act.Report report
                ? Intake.unborn(report, facts)
                : Objects.requireNonNull(ticket, "only a report needs no ticket");
        Case c = new Case(about, act, facts);
        Row row = TransitionTable.row(act.verb());
        if (!(act instanceof Act.Report)) {
            Optional<Instant> since = Repeats.since(c, row);
            if (since.isPresent()) {
                return starsAfterwards(about, act, facts).orElse(new Decision.Already(act.verb(), since.get()));
            }
            if (!row.startsFrom(about.state())) {
                return refused(notFromHere(c), c);
            }
        }
        Optional<Refusal> refusal = row.refuses(c);
        if (refusal.isPresent()) {
            return refused(refusal.get(), c);
        }
        Draft draft = Effects.of(c, row.leadsTo(c));
        return draft.taken().allMatch(machines::knows)
                ? new Decision.Changed(draft.change())
                : refused(notFromHere(c), c);
    }

    /**
     * What {@code facts.actor()} could do to the ticket now, given the right words, in the order of the table. What isn't in
     * here is refused, or was done already.
     */
    public List<Verb> possible(Ticket ticket, Facts facts) {
        Case c = new Case(ticket, null, facts);
        return TransitionTable.rows().stream()
                .filter(row -> row.startsFrom(ticket.state()) && row.refuses(c).isEmpty())
                .map(Row::verb)
                .toList();
    }

    /** Who accepted and now says how many stars has not done that already. */
    private Optional<Decision> starsAfterwards(Ticket ticket, Act act, Facts facts) {
        return act instanceof Act.Accept accept
                        && accept.stars() != null
                        && ticket.state() == State.ACCEPTED
                        && !accept.stars().equals(ticket.closing().stars())
                ? Optional.of(decide(ticket, new Act.Rate(accept.stars(), null), facts))
                : Optional.empty();
    }

    private static Refusal notFromHere(Case c) {
        return Refusal.of(Reason.NOT_IN_THIS_STATE, c);
    }

    private Decision refused(Refusal refusal, Case c) {
        List<Verb> possible = c.act() instanceof Act.Report ? List.of() : possible(c.ticket(), c.facts());
        return new Decision.Refused(refusal.reason(), refusal.detail(), possible);
    }
}
