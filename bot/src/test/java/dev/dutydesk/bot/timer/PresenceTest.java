package dev.dutydesk.bot.timer;

import static dev.dutydesk.bot.recurring.PlannedDesk.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PresenceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static DeskRecord kept(LiveBot bot) {
        return bot.part(Store.class).records().find("shop", "presence");
    }

    /** As a bot that died so long ago would have left it. */
    private static void leave(LiveBot bot, Duration ago) {
        await().atMost(SOON).until(() -> !kept(bot).isEmpty());
        Instant then = bot.part(InstantSource.class).instant().minus(ago);
        assertThat(bot.part(Store.class)
                        .tickets()
                        .commit(Commit.of("shop", "left", kept(bot).with(then.toString()), "")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void afterDowntimeTheRoomsThatTakeReportsAreToldOnce(@TempDir Path folder) {
        try (LiveBot bot = LiveBot.start(folder)) {
            leave(bot, Duration.ofMinutes(35));
        }
        long before;
        try (LiveBot bot = LiveBot.start(folder)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(said(bot)).hasSize(1));
            assertThat(said(bot).getFirst())
                    .containsPattern("^(昨天 )?\\d\\d:\\d\\d–\\d\\d:\\d\\d 离线\\n")
                    .contains("要办的请再说一次");
            before = kept(bot).revision();
        }
        try (LiveBot bot = LiveBot.start(folder)) {
            await().atMost(SOON).until(() -> kept(bot).revision() > before);
            assertThat(said(bot)).hasSize(1);
        }
    }

    @Test
    void aShortBreakAndTimeMovedByHandAreNone(@TempDir Path folder) {
        try (LiveBot bot = LiveBot.start(folder)) {
            leave(bot, Duration.ofSeconds(100));
        }
        try (LiveBot bot = LiveBot.start(folder)) {
            await().atMost(SOON).until(() -> kept(bot).revision() >= 3);
            bot.moveTime("PT35M");
            bot.say("wang.fang", "/list");
            assertThat(said(bot)).isEmpty();
        }
    }

    @Test
    void itIsKeptOnceAMinuteAndALongTimeWithoutTheStoreIsDowntimeToo(@TempDir Path folder) {
        Desk shop = Examples.shop();
        try (LiveBot bot = LiveBot.start(folder)) {
            await().atMost(SOON).until(() -> kept(bot).revision() == 1);
            Store store = bot.part(Store.class);
            long epoch = store.leases().epoch("shop").orElseThrow();
            AtomicReference<Instant> now =
                    new AtomicReference<>(bot.part(InstantSource.class).instant());
            Presence presence = new Presence(store, bot.part(Speech.class), now::get);

            assertThat(presence.keep(shop, epoch)).isFalse();
            assertThat(presence.keep(shop, epoch)).isFalse();
            assertThat(kept(bot).revision()).isEqualTo(2);
            now.getAndUpdate(time -> time.plusSeconds(61));
            assertThat(presence.keep(shop, epoch)).isFalse();
            assertThat(kept(bot).revision()).isEqualTo(3);
            now.getAndUpdate(time -> time.plusSeconds(600));
            assertThat(presence.keep(shop, epoch)).isTrue();
            assertThat(presence.keep(shop, epoch)).isFalse();
            now.getAndUpdate(time -> time.minusSeconds(300));
            assertThat(presence.keep(shop, epoch)).as("put back").isFalse();
        }
    }
}
