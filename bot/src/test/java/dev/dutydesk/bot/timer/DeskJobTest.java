package dev.dutydesk.bot.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Timers;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Tone;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk with a bell that tells how many hours have passed since it rang last. */
class DeskJobTest {
    private static final List<Class<?>> BELL = List.of(Bell.class);

    static final class Bell implements DeskJob, Announcer {
        @Override
        public String name() {
            return "bell";
        }

        @Override
        public String topic() {
            return "bell";
        }

        @Override
        public Instant after(Desk desk, Instant through) {
            return through.plus(Duration.ofHours(1));
        }

        @Override
        public Work due(Desk desk, Instant through, Instant now) {
            String id = "bell/" + Duration.between(through, now).toHours() + "/" + through;
            return Work.saying(List.of(
                    new Announcement(id, id, Announcement.channel("shop"), false, now.plus(Duration.ofDays(1)))));
        }

        @Override
        public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
            String title = "钟 " + announcement.subject().split("/")[1];
            return Optional.of(new Card(title, Tone.PLAIN, new Document(), List.of(), List.of()));
        }
    }

    @Test
    void itsWorkIsDoneOnceAtItsTimeAlsoAcrossAStart(@TempDir Path folder) {
        try (LiveBot bot = LiveBot.start(BELL, folder)) {
            await().until(() -> done(bot).revision() == 1);
            assertThat(rung(bot)).isEmpty();

            bot.moveTime("PT1H");
            await().untilAsserted(() -> assertThat(rung(bot)).containsExactly("钟 1"));
            bot.moveTime("PT3H");
            await().untilAsserted(() -> assertThat(rung(bot)).containsExactly("钟 1", "钟 3"));
        }
        try (LiveBot bot = LiveBot.start(BELL, folder)) {
            bot.moveTime("PT4H");
            bot.moveTime("PT1H");
            await().untilAsserted(() -> assertThat(rung(bot)).containsExactly("钟 1", "钟 3", "钟 1"));
            assertThat(done(bot).revision()).isEqualTo(4);
        }
    }

    @Test
    void oneThatNoVersionKnowsAnyMoreIsLetGo(@TempDir Path folder) {
        try (LiveBot bot = LiveBot.start(BELL, folder)) {
            await().until(() -> done(bot).revision() == 1);
        }
        try (LiveBot bot = LiveBot.start(folder)) {
            bot.moveTime("PT2H");
            await().until(() -> bot.part(Store.class)
                    .timers()
                    .at("shop", Timers.Owner.job("bell"))
                    .isEmpty());
            assertThat(rung(bot)).isEmpty();
        }
    }

    private static DeskRecord done(LiveBot bot) {
        return bot.part(Store.class).records().find("shop", "job:bell");
    }

    private static List<String> rung(LiveBot bot) {
        return bot.get("/api/rooms/shop/messages?limit=50")
                .body()
                .path("items")
                .valueStream()
                .map(message -> message.path("card").path("title").asString())
                .filter(title -> title.contains("钟"))
                .toList();
    }
}
