package dev.dutydesk.bot.duty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.oncall.Agreed;
import dev.dutydesk.bot.oncall.Duties;
import dev.dutydesk.bot.oncall.Duty;
import dev.dutydesk.bot.oncall.Notes;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.state.redis.Redis;
import dev.dutydesk.state.redis.RedisServer;
import dev.dutydesk.state.redis.RedisServers;
import dev.dutydesk.state.redis.RedisSettings;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Zones;
import dev.dutydesk.templates.Card;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 李伟 asks 陈杰 to swap. Who holds the desk's lease has looked at the rosters just before, and doesn't again for a second. */
class DutyAnnouncerTest {
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
    private static final Time TOMORROW = new Time(NOON.plus(Duration.ofHours(12)), NOON.plus(Duration.ofHours(36)));

    private final Desk shop = Examples.shop();
    private final Announcement asking = Notes.of(
            "1/chen.jie",
            NOON,
            "chen.jie",
            new Notes.Note(
                    Notes.What.ASKED,
                    new Agreed("1", "swap", "li.wei", "li.wei", "chen.jie", List.of(), TOMORROW, List.of())));

    @SuppressWarnings("NullAway.Init")
    private RedisServer server;

    @SuppressWarnings("NullAway.Init")
    private Redis redis;

    @SuppressWarnings("NullAway.Init")
    private Store store;

    @SuppressWarnings("NullAway.Init")
    private Duties duties;

    @BeforeEach
    void start(@TempDir Path folder) {
        server = RedisServers.start(new RedisSettings(folder, null, null));
        redis = new Redis(server.uri(), 1);
        store = new Store(redis, ticket -> null, Zones.UTC, () -> NOON, "the holder", true);
        duties = new Duties(store::records, () -> 0);
        assertThat(duties.of("shop").swaps()).isEmpty();
    }

    @AfterEach
    void stop() {
        redis.close();
        server.close();
    }

    private Optional<Card> said(Path templates) {
        Speech speech = new Speech(new DeskTemplates(templates), new OnCall(), () -> NOON);
        return new DutyAnnouncer(speech, duties)
                .say(shop, shop.direct("web", "chen.jie").orElseThrow(), asking);
    }

    /** As another process does it. */
    private void becomes(Duty duty) {
        Commit commit = Commit.of("shop", "said:" + duty.hashCode(), Duties.changed(duties.record("shop"), duty), "");
        assertThat(store.tickets().commit(commit)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whoeverIsAskedIsToldUntilItIsTakenBackWhicheverProcessHeardOfIt(@TempDir Path templates) {
        becomes(Duty.NONE.with(new Duty.Swap("1", "li.wei", "chen.jie", TOMORROW, null)));
        assertThat(said(templates))
                .hasValueSatisfying(card -> assertThat(card.title()).isEqualTo("李伟 想请 陈杰 换班"));

        becomes(Duty.NONE);
        assertThat(said(templates)).isEmpty();
    }
}
