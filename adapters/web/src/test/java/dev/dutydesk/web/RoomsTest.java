package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.util.unit.DataSize;

/** What a room keeps: over restarts, over its bound, and until the bot has answered. */
class RoomsTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private static final int KEEP = 20;

    private World world;

    @BeforeEach
    void start() {
        world = new World(REDIS, "dutydesk.web.keep=" + KEEP);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        world.reads("?limit=200&as=wang.fang")
                .body()
                .get("items")
                .forEach(item -> texts.add(item.get("text").asString()));
        return texts;
    }

    @Test
    void aRoomWhereNothingWasEverSaidIsGreetedOnceForAll() {
        world.post("/api/rooms/shop-en/messages", Map.of("user", "wang.fang", "text", "早"));
        world.stop();
        world.bot.greets(joined -> Cards.says(Answer.Kind.DONE, "我是 Dutydesk", "`/help`"));
        world.start();
        await().untilAsserted(() -> assertThat(texts()).containsExactly("我是 Dutydesk\n/help"));

        world.stop();
        world.start();
        world.says("wang.fang", "早");
        await().untilAsserted(() -> assertThat(texts()).containsExactly("我是 Dutydesk\n/help", "早"));
        assertThat(world.get("/api/rooms/shop-en/messages").body().get("items")).hasSize(1);
    }

    @Test
    void whereNoDeskHasARoomNothingIsDown() {
        Directory nobody = new Directory() {
            @Override
            public List<Channel> channels(String platform) {
                return List.of();
            }

            @Override
            public Optional<Channel> channel(String platform, String id) {
                return Optional.empty();
            }

            @Override
            public List<Member> members(String desk, String platform) {
                return List.of();
            }
        };
        WebChat chat = new WebChat(
                nobody,
                REDIS.client(),
                REDIS.uri(),
                world.clock,
                new WebChatSettings(false, Path.of("target/files"), DataSize.ofMegabytes(1), KEEP));
        assertThat(chat.link().up()).isFalse();
        chat.start(world.bot);
        assertThat(chat.link()).isEqualTo(new ChatAdapter.Link(true, "no desk has a room here"));
        chat.stop();
        assertThat(chat.link().up()).isFalse();
    }

    @Test
    void theOldestGoButThePinnedStay() throws NotPosted {
        String root = world.chat().post(Cards.post("root", Shop.ROOM, "pinned"));
        String gone = world.chat().post(Cards.post("gone", Shop.ROOM, "goes"));
        world.chat().pin(Shop.ROOM, root);
        for (int i = 0; i < 3 * KEEP; i++) {
            world.says("wang.fang", "m" + i);
        }

        await().untilAsserted(() -> assertThat(texts()).hasSizeLessThanOrEqualTo(KEEP + 2));
        assertThat(texts().getFirst()).startsWith("pinned");
        assertThat(texts()).endsWith("m59");
        assertThatExceptionOfType(NotPosted.class)
                .isThrownBy(() -> world.chat().edit(gone, Cards.post("gone", Shop.ROOM, "again")))
                .returns(NotPosted.Why.NEVER, NotPosted::why);

        world.chat().unpin(Shop.ROOM, root);
        for (int i = 0; i < KEEP; i++) {
            world.says("wang.fang", "n" + i);
        }
        await().untilAsserted(() -> assertThat(texts()).noneMatch(text -> text.startsWith("pinned")));
    }

    @Test
    void everythingIsThereAfterARestart() throws NotPosted {
        String card = world.chat().post(Cards.post("p-1", Shop.ROOM, "待接单"));
        world.says("wang.fang", "a", "id-1");
        List<String> before = texts();
        String cursor = world.reads("").text("/cursor");

        world.stop();
        world.start();

        assertThat(texts()).isEqualTo(before);
        assertThat(world.reads("?changedSince=" + cursor).body().get("items")).isEmpty();
        assertThat(world.chat().post(Cards.post("p-1", Shop.ROOM, "待接单"))).isEqualTo(card);
        assertThat(world.says("wang.fang", "b", "id-1").status()).isEqualTo(409);
    }

    @Test
    void whatACrashLeftUnansweredIsHandedOverAtTheNextStart() {
        world.bot.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, null, null));
        String id = world.says("wang.fang", "付不了款", "a-1").text("/id");
        assertThat(id).isEqualTo("a-1");
        world.stop();
        world.bot.received().clear();
        world.bot.answers(inbound -> Cards.ticket("SHOP-1"));
        world.start();

        await().untilAsserted(() -> assertThat(world.bot.messages()).hasSize(1));
        await().untilAsserted(() ->
                assertThat(world.reads("").text("/items/0/ticket")).isEqualTo("SHOP-1"));
        assertThat(world.says("wang.fang", "付不了款", "a-1").text("/ticket")).isEqualTo("SHOP-1");
        assertThat(world.bot.messages())
                .extracting(Inbound.Message::delivery)
                .containsOnly(world.bot.messages().getFirst().delivery());
    }

    @Test
    void whatIsUnansweredIsHandedOverAgainWhenItIsDue() {
        world.bot.answers(inbound -> new Answer(Answer.Kind.NOT_RECORDED, null, null, null));
        world.says("wang.fang", "付不了款", "a-1");
        world.bot.answers(inbound -> Cards.ticket("SHOP-1"));
        world.clock.move(Deliveries.AGAIN_AFTER.plusSeconds(1));

        await().atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(world.reads("").text("/items/0/ticket")).isEqualTo("SHOP-1"));
        assertThat(world.bot.messages()).hasSize(2);
    }

    @Test
    void anIdIsRememberedForADay() {
        world.says("wang.fang", "a", "id-1");

        assertThat(REDIS.connection().sync().ttl("dd:{shop}:web:shop:once:id-1"))
                .isBetween(86_000L, 86_400L);
    }

    @Test
    void aClockThatGoesBackKeepsTheOrder() {
        world.says("wang.fang", "first");
        world.clock.move(Duration.ofHours(-1));
        world.says("wang.fang", "second");

        assertThat(texts()).containsExactly("first", "second");
    }
}
