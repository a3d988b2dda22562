package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.Effect.DONE;
import static dev.dutydesk.state.store.Effect.FENCED;
import static dev.dutydesk.state.store.Effect.GONE;
import static dev.dutydesk.state.store.Shop.DESK;
import static dev.dutydesk.state.store.Shop.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.store.Notices.Waiting;
import dev.dutydesk.state.ticket.Notice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NoticesTest {
    private static final Instant LATER = NINE.plusSeconds(60);

    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final Shop shop = new Shop(redis.connections());
    private final Notices notices = new Notices(redis.connections());

    @BeforeEach
    void held() {
        shop.epoch(1);
    }

    @Test
    void theUrgentOnesComeFirstHoweverManyWait() {
        Notice first = shop.notice(NINE, "n1", false);
        Notice second = shop.notice(NINE.plusSeconds(1), "n2", false);
        Notice page = shop.notice(NINE.plusSeconds(2), "n3", true);

        assertThat(due(LATER, 10)).containsExactly(page, first, second);
        assertThat(due(LATER, 2)).containsExactly(page, first);
        assertThat(due(LATER, 1)).containsExactly(page);
        assertThat(due(NINE, 10)).containsExactly(first);
        assertThat(due(NINE.minusSeconds(1), 10)).isEmpty();
    }

    @Test
    void aSentOneIsGoneWithAllThatWasKeptOfIt() {
        Notice page = shop.notice(NINE, "n1", true);
        notices.later(DESK, 1, page, LATER);
        assertThat(notices.claim(DESK, 1, page, LATER)).isEqualTo(DONE);

        assertThat(notices.sent(DESK, 1, page)).isEqualTo(DONE);

        assertThat(shop.keys()).containsExactly("dd:{shop}:lease");
        assertThat(notices.sent(DESK, 1, page)).isEqualTo(GONE);
        assertThat(notices.claim(DESK, 1, page, LATER)).isEqualTo(GONE);
        assertThat(notices.later(DESK, 1, page, LATER)).isEqualTo(GONE);
    }

    @Test
    void anExpiredOneIsDropped() {
        Notice notice = shop.notice(NINE, "n1", false);

        assertThat(notices.drop(DESK, 1, notice)).isEqualTo(DONE);
        assertThat(due(LATER, 10)).isEmpty();
    }

    @Test
    void oneFoundAsBeingSentAfterACrashSaysSinceWhen() {
        Notice notice = shop.notice(NINE, "n1", false);
        notices.claim(DESK, 1, notice, LATER);
        shop.epoch(2);

        assertThat(notices.due(DESK, LATER, 10)).containsExactly(new Waiting(notice, LATER));
    }

    @Test
    void oneThatWasNotSentIsPutOffUnclaimedAndOneThatPerhapsWasStaysClaimed() {
        Notice failed = shop.notice(NINE, "n1", false);
        Notice unsure = shop.notice(NINE, "n2", true);
        notices.claim(DESK, 1, failed, NINE);
        notices.claim(DESK, 1, unsure, NINE);

        assertThat(notices.later(DESK, 1, failed, LATER)).isEqualTo(DONE);
        assertThat(notices.unsure(DESK, 1, unsure, LATER)).isEqualTo(DONE);

        assertThat(due(NINE, 10)).isEmpty();
        assertThat(notices.due(DESK, LATER, 10)).containsExactly(new Waiting(unsure, NINE), new Waiting(failed, null));
    }

    @Test
    void whoLostTheLeaseChangesNothing() {
        Notice notice = shop.notice(NINE, "n1", true);
        shop.epoch(2);

        assertThat(notices.claim(DESK, 1, notice, NINE)).isEqualTo(FENCED);
        assertThat(notices.sent(DESK, 1, notice)).isEqualTo(FENCED);
        assertThat(notices.drop(DESK, 1, notice)).isEqualTo(FENCED);
        assertThat(notices.later(DESK, 1, notice, LATER)).isEqualTo(FENCED);
        assertThat(notices.unsure(DESK, 1, notice, LATER)).isEqualTo(FENCED);
        assertThat(notices.due(DESK, NINE, 10)).containsExactly(new Waiting(notice, null));
    }

    private List<Notice> due(Instant now, int limit) {
        return notices.due(DESK, now, limit).stream().map(Waiting::notice).toList();
    }
}
