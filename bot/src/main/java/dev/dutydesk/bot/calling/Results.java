package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.TicketId;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Records on tickets how telling somebody ended. */
final class Results {
    private static final Logger log = LoggerFactory.getLogger(Results.class);
    private static final int OFTEN_ENOUGH = 10;

    private final Tickets tickets;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final InstantSource clock;

    Results(Tickets tickets, Lifecycle lifecycle, FactsSource facts, InstantSource clock) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * @param id the commit's: a repeat has no second effect
     * @return whether it stands there, or never will since the ticket takes nothing any more; false to ask again
     */
    boolean record(Desk desk, TicketId ticket, Act.Tell result, String id, long epoch) {
        for (int i = 0; i < OFTEN_ENOUGH; i++) {
            Optional<Numbered> found = tickets.find(desk.id(), ticket);
            if (found.isEmpty()) {
                return true;
            }
            Decision decision = lifecycle.decide(
                    found.get().ticket(),
                    result,
                    facts.gather(desk, found.get().ticket(), result, Actor.CLOCK, clock.instant()));
            if (!(decision instanceof Decision.Changed changed)) {
                log.debug("{} of desk {} doesn't take {}", ticket, desk.id(), result);
                return true;
            }
            Outcome outcome = tickets.commit(
                    Commit.of(desk.id(), id, changed.change(), "").during(epoch));
            if (outcome instanceof Outcome.Done) {
                return true;
            }
            if (!(outcome instanceof Outcome.Stale)) {
                log.info("How telling {} of desk {} ended isn't recorded yet: {}", ticket, desk.id(), outcome);
                return false;
            }
        }
        return false;
    }
}
