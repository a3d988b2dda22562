package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.Effect.BEHIND;
import static dev.dutydesk.state.store.Effect.DONE;
import static dev.dutydesk.state.store.Effect.FENCED;
import static dev.dutydesk.state.store.Effect.GONE;
import static dev.dutydesk.state.store.Shop.DESK;
import static dev.dutydesk.state.store.Shop.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.store.Marks.Told;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MarksTest {
    private static final Instant LATER = NINE.plusSeconds(60);
    private static final int ALL = 100;

    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final Shop shop = new Shop(redis.connections());
    private final Marks marks = new Marks(redis.connections());
    private final TicketId ticket = TicketId.at(NINE);
    private final Mark room = new Mark(ticket, "客服群 one");
    private final Mark alerts = new Mark(ticket, "alerts");

    @BeforeEach
    void held() {
        shop.epoch(1);
    }

    @Test
    void aChangedTicketIsBehindInEachOfItsRooms() {
        shop.change(NINE, ticket, room.channel(), alerts.channel());

        assertThat(marks.behind(DESK, NINE, ALL)).containsExactlyInAnyOrder(room, alerts);
        assertThat(marks.behind(DESK, NINE, 1)).hasSize(1);
        assertThat(marks.behind(DESK, NINE.minusMillis(1), ALL)).isEmpty();
        assertThat(marks.shown(DESK, List.of(room, alerts)))
                .containsEntry(room, Shown.NOTHING)
                .containsEntry(alerts, Shown.NOTHING);
    }

    @Test
    void whatWasShownIsKeptAndTheRoomIsNotBehindAnyMore() {
        long revision = shop.change(NINE, ticket, room.channel(), alerts.channel());
        Shown shown = card(room, revision, "m1");

        assertThat(marks.shown(DESK, 1, NINE, Told.done(room, shown))).isEqualTo(DONE);

        assertThat(marks.behind(DESK, LATER, ALL)).containsExactly(alerts);
        assertThat(marks.shown(DESK, room)).isEqualTo(shown);
        assertThat(marks.shown(DESK, ticket)).containsOnly(java.util.Map.entry(room.channel(), shown));
        assertThat(shop.root(room.channel(), "m1")).isEqualTo(ticket.value());
    }

    @Test
    void aTicketThatChangedMeanwhileStaysBehind() {
        long revision = shop.change(NINE, ticket, room.channel());
        shop.change(NINE, ticket, room.channel());

        assertThat(marks.shown(DESK, 1, LATER, Told.done(room, card(room, revision, "m1"))))
                .isEqualTo(BEHIND);

        assertThat(marks.behind(DESK, NINE, ALL)).isEmpty();
        assertThat(marks.behind(DESK, LATER, ALL)).containsExactly(room);
        assertThat(marks.shown(DESK, room).message()).isEqualTo("m1");
    }

    @Test
    void recordingItTwiceIsRecordingItOnce() {
        Told told = Told.done(room, card(room, shop.change(NINE, ticket, room.channel()), "m1"));
        marks.shown(DESK, 1, NINE, told);

        assertThat(marks.shown(DESK, 1, NINE, told)).isEqualTo(DONE);
        assertThat(marks.behind(DESK, LATER, ALL)).isEmpty();
    }

    @Test
    void manyAreRecordedInOneGo() {
        long revision = shop.change(NINE, ticket, room.channel(), alerts.channel());
        shop.change(NINE, ticket);

        assertThat(marks.shown(
                        DESK,
                        1,
                        NINE,
                        List.of(
                                Told.done(room, card(room, revision, "m1")),
                                Told.done(alerts, card(alerts, revision + 1, "m2")))))
                .containsExactly(BEHIND, DONE);
    }

    @Test
    void whoLostTheLeaseRecordsNothingAndLeavesTheRoomBehind() {
        long revision = shop.change(NINE, ticket, room.channel());
        marks.shown(DESK, 1, NINE, Told.done(room, card(room, revision, "m1")));
        shop.epoch(2);

        assertThat(marks.shown(DESK, 1, LATER, Told.done(room, card(room, revision, "stale"))))
                .isEqualTo(FENCED);
        assertThat(marks.claim(DESK, 1, room, Shown.NOTHING)).isEqualTo(FENCED);
        assertThat(marks.later(DESK, 1, List.of(room), LATER.plusSeconds(9))).containsExactly(FENCED);

        assertThat(marks.shown(DESK, room).message()).isEqualTo("m1");
        assertThat(marks.behind(DESK, LATER, ALL)).containsExactly(room);
    }

    @Test
    void aPostFoundAsBeingSentAfterACrashCanBeSentAgainAsTheSame() {
        long revision = shop.change(NINE, ticket, room.channel());
        Sending sending = Shown.NOTHING.card(room, revision, 1, NINE);
        assertThat(marks.claim(DESK, 1, room, Shown.NOTHING.before(sending))).isEqualTo(DONE);
        shop.change(NINE, ticket, room.channel());
        shop.epoch(2);

        assertThat(marks.behind(DESK, NINE, ALL)).containsExactly(room);
        Shown found = marks.shown(DESK, room);
        assertThat(found.sending()).isEqualTo(sending);

        Told told = Told.done(room, found.sent(sending, "m1"));
        assertThat(marks.shown(DESK, 2, NINE, told)).isEqualTo(BEHIND);
        assertThat(marks.shown(DESK, room)).isEqualTo(new Shown(1, "m1", 1, 1, null, null));
    }

    @Test
    void whatIsUpToDateCanNotBeClaimed() {
        long revision = shop.change(NINE, ticket, room.channel());
        Shown shown = card(room, revision, "m1");
        marks.shown(DESK, 1, NINE, Told.done(room, shown));

        assertThat(marks.claim(DESK, 1, room, shown.before(shown.step(room, 2, NINE))))
                .isEqualTo(GONE);
        assertThat(marks.shown(DESK, room)).isEqualTo(shown);
    }

    @Test
    void whatIsPutOffComesBackThenWithItsClaimKept() {
        shop.change(NINE, ticket, room.channel());
        Shown claimed = Shown.NOTHING.before(Shown.NOTHING.card(room, 1, 1, NINE));
        marks.claim(DESK, 1, room, claimed);

        assertThat(marks.later(DESK, 1, List.of(room, alerts), LATER)).containsExactly(DONE, GONE);

        assertThat(marks.behind(DESK, LATER.minusMillis(1), ALL)).isEmpty();
        assertThat(marks.behind(DESK, LATER, ALL)).containsExactly(room);
        assertThat(marks.shown(DESK, room)).isEqualTo(claimed);
    }

    @Test
    void aRoomThatIsToldMoreLaterStaysBehindUntilThen() {
        long revision = shop.change(NINE, ticket, room.channel());
        Shown shown = card(room, revision, "m1");

        assertThat(marks.shown(DESK, 1, NINE, Told.again(room, shown, LATER))).isEqualTo(BEHIND);

        assertThat(marks.behind(DESK, NINE, ALL)).isEmpty();
        assertThat(marks.behind(DESK, LATER, ALL)).containsExactly(room);
        assertThat(marks.shown(DESK, room)).isEqualTo(shown);
    }

    @Test
    void afterTheLastEditNothingIsKeptOfWhatWasShown() {
        long revision = shop.change(NINE, ticket, room.channel(), alerts.channel());
        marks.shown(DESK, 1, NINE, Told.last(room, card(room, revision, "m1")));
        assertThat(marks.shown(DESK, ticket)).isEmpty();
        marks.shown(DESK, 1, NINE, Told.last(alerts, card(alerts, revision, "m2")));

        assertThat(shop.keys()).containsExactly("dd:{shop}:lease", "dd:{shop}:roots", "dd:{shop}:ticket:" + ticket);
        assertThat(shop.root(room.channel(), "m1")).isEqualTo(ticket.value());
    }

    @Test
    void aLastEditThatWasNotTheLastIsKept() {
        long revision = shop.change(NINE, ticket, room.channel());
        shop.change(NINE, ticket, room.channel());

        assertThat(marks.shown(DESK, 1, NINE, Told.last(room, card(room, revision, "m1"))))
                .isEqualTo(BEHIND);
        assertThat(marks.shown(DESK, ticket)).containsKey(room.channel());
    }

    @Test
    void theScriptsAreSentAgainToAServerThatForgotThem() {
        shop.change(NINE, ticket, room.channel());
        marks.claim(DESK, 1, room, Shown.NOTHING);
        redis.connections().lane(DESK).sync().scriptFlush();

        assertThat(marks.claim(DESK, 1, room, Shown.NOTHING)).isEqualTo(DONE);
    }

    private static Shown card(Mark mark, long revision, String message) {
        return Shown.NOTHING.sent(Shown.NOTHING.card(mark, revision, (int) revision, NINE), message);
    }

    @Test
    void whatIsKeptBesidesLeavesARoomBehindAsItIs() {
        long revision = shop.change(NINE, ticket, room.channel());
        Shown shown = card(room, revision, "m1");
        assertThat(marks.keep(DESK, 1, room, shown)).isEqualTo(DONE);
        assertThat(marks.behind(DESK, NINE, ALL)).containsExactly(room);
        assertThat(marks.shown(DESK, room)).isEqualTo(shown);

        Mark alone = new Mark(ticket, "@web:li.wei");
        assertThat(marks.keep(DESK, 1, alone, Shown.NOTHING)).isEqualTo(DONE);
        assertThat(marks.behind(DESK, NINE, ALL)).containsExactly(room);
        assertThat(marks.look(DESK, 1, alone, NINE)).isEqualTo(DONE);
        assertThat(marks.behind(DESK, NINE, ALL)).containsExactlyInAnyOrder(room, alone);
        assertThat(marks.shown(DESK, alone)).isEqualTo(Shown.NOTHING);

        shop.epoch(2);
        assertThat(marks.keep(DESK, 1, room, Shown.NOTHING)).isEqualTo(FENCED);
        assertThat(marks.shown(DESK, room)).isEqualTo(shown);
    }
}
