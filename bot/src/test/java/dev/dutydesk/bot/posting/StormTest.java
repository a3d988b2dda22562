package dev.dutydesk.bot.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.posting.Wall.Message;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.EditsMessages;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.LimitsPosts;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.TicketId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A platform that minds new messages and not edits, as DingTalk with cards: whoever says more than 20 things in a
 * minute is silenced.
 */
class StormTest {
    @RegisterExtension
    static final World world = new World();

    private final Wall wall = new Wall();

    /** Refuses for as long as it would be too much; whoever runs into that is stopped altogether. */
    private static final class Cards implements ChatAdapter, EditsMessages, LimitsPosts {
        private static final Duration MINUTE = Duration.ofMinutes(1);
        private final Wall wall;
        private final Deque<Long> posted = new ArrayDeque<>();

        Cards(Wall wall) {
            this.wall = wall;
        }

        @Override
        public String platform() {
            return "web";
        }

        @Override
        public void start(Inbox inbox) {}

        @Override
        public void stop() {}

        @Override
        public Link link() {
            return new Link(true, "up");
        }

        @Override
        public Limit limit() {
            return new Limit(60, MINUTE);
        }

        @Override
        public Limit posts() {
            return new Limit(20, MINUTE);
        }

        @Override
        public String post(Post post) throws NotPosted {
            long now = world.clock.nanoTime();
            posted.removeIf(at -> now - at >= MINUTE.toNanos());
            if (posted.size() == 20) {
                throw new NotPosted(NotPosted.Why.TRY_AGAIN, "silenced", Duration.ofMinutes(10));
            }
            posted.add(now);
            return wall.post(post);
        }

        @Override
        public void edit(String message, Post post) throws NotPosted {
            wall.edit(message, post);
        }
    }

    @BeforeEach
    void oneRoom() throws IOException {
        world.channels("shop: {platform: web, for: [intake, alerts]}");
    }

    @Test
    void aP1IsPostedWithinSecondsAndCardsAreEditedWhileAStormWaits() {
        Sender sender = world.sends(new Cards(wall));
        TicketId banner = world.report("shop", Grade.P3, "横幅旧了");
        shows("横幅旧了");
        for (int i = 1; i <= 40; i++) {
            world.report("shop", Grade.P3, "告警 " + i);
        }
        shows("告警");
        assertThat(sender.standing().getFirst().troubles()).containsEntry("shop", "the channel's budget is spent");
        await().untilAsserted(() ->
                assertThat(sender.standing().getFirst().held().get("shop")).isGreaterThan(30));

        world.report("shop", Grade.P1, "付不了款");
        assertThat(shows("P1 付不了款")).isLessThan(Duration.ofSeconds(6));
        world.does(banner, "li.wei", new Act.Acknowledge());
        assertThat(shows("李伟接单")).as("edits go on").isLessThan(Duration.ofSeconds(4));

        world.untilAllIsShown(Duration.ofSeconds(1));
        await().until(() -> {
            world.clock.move(Duration.ofMillis(100));
            return wall.main("shop").stream().map(Message::text).anyMatch(text -> text.contains("held/"));
        });
        assertThat(wall.main("shop")).as("none twice").hasSize(43);
    }

    /** @return how long it took */
    private Duration shows(String text) {
        Instant before = world.clock.instant();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            world.clock.move(Duration.ofMillis(300));
            assertThat(wall.main("shop")).anyMatch(message -> message.text().contains(text));
        });
        return Duration.between(before, world.clock.instant());
    }
}
