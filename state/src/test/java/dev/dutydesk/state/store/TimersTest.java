package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.Effect.DONE;
import static dev.dutydesk.state.store.Effect.FENCED;
import static dev.dutydesk.state.store.Effect.OVERTAKEN;
import static dev.dutydesk.state.store.Shop.DESK;
import static dev.dutydesk.state.store.Shop.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.store.Timers.Due;
import dev.dutydesk.state.store.Timers.Owner;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TimersTest {
    private static final Instant TEN = NINE.plusSeconds(3600);
    private static final Instant ELEVEN = TEN.plusSeconds(3600);
    private static final Owner DIGEST = Owner.job("digest");

    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final Shop shop = new Shop(redis.connections());
    private final Timers timers = new Timers(redis.connections());
    private final TicketId ticket = TicketId.at(NINE);

    @BeforeEach
    void held() {
        shop.epoch(1);
    }

    @Test
    void whatIsDueComesEarliestFirst() {
        shop.timer("ticket:" + ticket, TEN);
        shop.timer("job:digest", NINE);

        assertThat(timers.due(DESK, NINE.minusMillis(1), 10)).isEmpty();
        assertThat(timers.due(DESK, TEN, 10)).containsExactly(new Due(DIGEST, NINE), new Due(Owner.of(ticket), TEN));
        assertThat(timers.due(DESK, TEN, 1)).containsExactly(new Due(DIGEST, NINE));
        assertThat(timers.next(DESK)).contains(NINE);
        assertThat(Owner.of(ticket).ticket()).contains(ticket);
        assertThat(DIGEST.ticket()).isEmpty();
    }

    @Test
    void aDeskWithoutTimersHasNoNext() {
        assertThat(timers.next(DESK)).isEmpty();
        assertThat(timers.at(DESK, DIGEST)).isEmpty();
    }

    @Test
    void aFiredOneIsSetToItsNext() {
        assertThat(timers.set(DESK, 1, DIGEST, null, NINE)).isEqualTo(DONE);
        assertThat(timers.set(DESK, 1, DIGEST, NINE, TEN)).isEqualTo(DONE);
        assertThat(timers.at(DESK, DIGEST)).contains(TEN);
        assertThat(timers.set(DESK, 1, DIGEST, TEN, null)).isEqualTo(DONE);
        assertThat(timers.at(DESK, DIGEST)).isEmpty();
    }

    @Test
    void aStaleFiringLeavesWhatACommitSetMeanwhile() {
        shop.timer("job:digest", NINE);
        shop.timer("job:digest", TEN);

        assertThat(timers.set(DESK, 1, DIGEST, NINE, ELEVEN)).isEqualTo(OVERTAKEN);
        assertThat(timers.set(DESK, 1, DIGEST, null, ELEVEN)).isEqualTo(OVERTAKEN);
        assertThat(timers.set(DESK, 1, DIGEST, NINE, null)).isEqualTo(OVERTAKEN);
        assertThat(timers.at(DESK, DIGEST)).contains(TEN);
    }

    @Test
    void aFiringLeavesAwayWhatACommitTookAway() {
        assertThat(timers.set(DESK, 1, DIGEST, NINE, TEN)).isEqualTo(OVERTAKEN);
        assertThat(timers.at(DESK, DIGEST)).isEmpty();
    }

    @Test
    void settingItTwiceIsSettingItOnce() {
        shop.timer("job:digest", NINE);
        timers.set(DESK, 1, DIGEST, NINE, TEN);

        assertThat(timers.set(DESK, 1, DIGEST, NINE, TEN)).isEqualTo(DONE);
        assertThat(timers.at(DESK, DIGEST)).contains(TEN);
    }

    @Test
    void aTicketsTimerIsSetOnlyForTheRevisionItWasWorkedOutFrom() {
        long revision = shop.change(NINE, ticket);
        shop.timer("ticket:" + ticket, NINE);
        assertThat(timers.set(DESK, 1, ticket, revision, TEN)).isEqualTo(DONE);

        // The next commit happens to want the same instant again, which only the revision tells apart.
        shop.change(NINE, ticket);
        assertThat(timers.set(DESK, 1, ticket, revision, ELEVEN)).isEqualTo(OVERTAKEN);
        assertThat(timers.set(DESK, 1, ticket, revision, null)).isEqualTo(OVERTAKEN);
        assertThat(timers.at(DESK, Owner.of(ticket))).contains(TEN);
    }

    @Test
    void whoLostTheLeaseSetsNothing() {
        long revision = shop.change(NINE, ticket);
        shop.timer("job:digest", NINE);
        shop.epoch(2);

        assertThat(timers.set(DESK, 1, DIGEST, NINE, TEN)).isEqualTo(FENCED);
        assertThat(timers.set(DESK, 1, ticket, revision, TEN)).isEqualTo(FENCED);
        assertThat(timers.due(DESK, TEN, 10)).containsExactly(new Due(DIGEST, NINE));
    }
}
