package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.Shop.DESK;
import static dev.dutydesk.state.store.Shop.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BacklogsTest {
    private static final Instant LATER = NINE.plusSeconds(600);

    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final Shop shop = new Shop(redis.connections());
    private final Backlogs backlogs = new Backlogs(redis.connections());

    @Test
    void aDeskAtRestHasNone() {
        assertThat(backlogs.of(DESK, NINE)).isEqualTo(new Backlog(0, null, 0, 0, null, 0, null));
    }

    @Test
    void whatWasPutOffStillCountsFromWhenItBeganToWait() {
        shop.epoch(1);
        TicketId ticket = TicketId.at(NINE);
        shop.change(NINE, ticket, "alerts");
        shop.change(NINE.plusSeconds(5), ticket, "room");
        Notice notice = shop.notice(NINE.plusSeconds(2), "n1", false);
        shop.notice(NINE.plusSeconds(3), "n2", true);
        shop.timer("job:digest", NINE.minusSeconds(1));
        shop.timer("job:review", LATER);

        Marks marks = new Marks(redis.connections());
        marks.later(DESK, 1, List.of(new Mark(ticket, "alerts")), LATER);
        marks.later(DESK, 1, List.of(new Mark(ticket, "alerts")), LATER.plusSeconds(60));
        new Notices(redis.connections()).later(DESK, 1, notice, LATER);

        assertThat(backlogs.of(DESK, NINE.plusSeconds(9)))
                .isEqualTo(new Backlog(2, NINE, 1, 2, NINE.plusSeconds(2), 1, NINE.minusSeconds(1)));
    }

    @Test
    void whatIsShownInTheEndDoesNotCountAnyMore() {
        shop.epoch(1);
        TicketId ticket = TicketId.at(NINE);
        Mark mark = new Mark(ticket, "alerts");
        shop.change(NINE, ticket, "alerts");
        Marks marks = new Marks(redis.connections());
        marks.later(DESK, 1, List.of(mark), LATER);

        marks.shown(DESK, 1, LATER, Marks.Told.done(mark, Shown.NOTHING.edited(1)));

        assertThat(backlogs.of(DESK, LATER)).isEqualTo(new Backlog(0, null, 0, 0, null, 0, null));
    }
}
