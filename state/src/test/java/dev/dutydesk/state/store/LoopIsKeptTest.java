package dev.dutydesk.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A ticket's whole life as the store keeps it. */
class LoopIsKeptTest {
    private static final String DESK = "shop";

    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final Lifecycle lifecycle = new Lifecycle();
    private final Tickets tickets =
            new Tickets(redis.connections(), ticket -> ticket.closing().reopenUntil(), Zones.UTC, () -> Cast.NINE);
    private int deliveries;

    @Test
    void reportedHandledAcceptedAndArchivedItIsStillThere() {
        Act.Report report = Cast.report(Cast.WANG_FANG, Grade.P3, "付不了款，页面一直转圈", Cast.NINE);
        Outcome.Done born = commit(null, report, Cast.WANG_FANG, Cast.NINE);
        assertThat(born.numbers()).containsExactly(1L);
        assertThat(tickets.list(Query.open(DESK, 10)).items()).hasSize(1);

        act(Cast.LI_WEI, new Act.Acknowledge(), 1);
        act(Cast.LI_WEI, new Act.Diagnose("网关证书过期"), 2);
        act(Cast.LI_WEI, new Act.Resolve("已换证书", null, "1.4.2", "1.4.1", Regression.PASSED), 3);
        act(Cast.WANG_FANG, new Act.Accept(null, 5), 4);
        Ticket accepted = ticket();
        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(tickets.list(Query.open(DESK, 10)).items()).isEmpty();
        assertThat(tickets.list(Query.all(DESK, 10)).items()).hasSize(1);

        act(Cast.CLOCK, new Act.Archive(), 60 * 24 * 30);
        assertThat(ticket().state()).isEqualTo(State.ARCHIVED);
        assertThat(ticket().work()).isEqualTo(accepted.work());
        assertThat(tickets.history(DESK, accepted.id()))
                .extracting(Event::verb)
                .containsExactly(
                        Verb.REPORT,
                        Verb.ACKNOWLEDGE,
                        Verb.DIAGNOSE,
                        Verb.RESOLVE,
                        Verb.ACCEPT,
                        Verb.RATE,
                        Verb.ARCHIVE);
        assertThat(new Timers(redis.connections()).next(DESK)).isEmpty();
    }

    @Test
    void aRepeatedDeliveryHasOneEffectAndOneAnswer() {
        Act.Report report = Cast.report(Cast.WANG_FANG, Grade.P1, "付不了款", Cast.NINE);
        Commit commit = Commit.of(DESK, "delivery", changed(null, report, Cast.WANG_FANG, Cast.NINE), "first answer");

        assertThat(tickets.commit(commit)).isEqualTo(new Outcome.Done("first answer", List.of(1L), false));
        assertThat(tickets.commit(Commit.answer(DESK, "delivery", "another answer")))
                .isEqualTo(new Outcome.Done("first answer", List.of(1L), true));
        assertThat(tickets.answered(DESK, "delivery")).contains(new Outcome.Done("first answer", List.of(1L), true));
        assertThat(tickets.find(DESK, 2)).isEmpty();
    }

    @Test
    void whatWasDecidedOnAnOldRevisionIsRefused() {
        commit(null, Cast.report(Cast.WANG_FANG, Grade.P1, "付不了款", Cast.NINE), Cast.WANG_FANG, Cast.NINE);
        Ticket seen = ticket();
        act(Cast.LI_WEI, new Act.Acknowledge(), 1);

        Commit late =
                Commit.of(DESK, "late", changed(seen, new Act.Acknowledge(), Cast.CHEN_JIE, Cast.NINE), "late answer");
        assertThat(tickets.commit(late)).isEqualTo(new Outcome.Stale());
        assertThat(tickets.answered(DESK, "late")).isEmpty();
        assertThat(ticket().response().handler()).isEqualTo("li.wei");
    }

    private void act(Actor actor, Act act, int minutes) {
        commit(ticket(), act, actor, Cast.NINE.plusSeconds(60L * minutes));
    }

    private Outcome.Done commit(@Nullable Ticket ticket, Act act, Actor actor, Instant now) {
        Outcome outcome =
                tickets.commit(Commit.of(DESK, "d" + ++deliveries, changed(ticket, act, actor, now), "answer"));
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return (Outcome.Done) outcome;
    }

    private Change changed(@Nullable Ticket ticket, Act act, Actor actor, Instant now) {
        Decision decision = lifecycle.decide(ticket, act, Cast.facts(ticket, act, actor, now));
        return Cast.changed(decision);
    }

    private Ticket ticket() {
        return tickets.find(DESK, 1).orElseThrow().ticket();
    }
}
