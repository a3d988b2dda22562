package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SayingTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    static World world;

    @BeforeAll
    static void start() {
        world = new World(REDIS);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void clear() {
        world.bot.received().clear();
        world.bot.answers(inbound -> Answer.NOTHING);
    }

    @Test
    void aReportIsAnsweredWithItsTicketAndStandsInTheRoom() {
        world.bot.answers(inbound -> Cards.ticket("SHOP-1"));

        World.Got said = world.says("王芳", "@dutydesk 付不了款，页面一直转圈");

        assertThat(said.status()).isEqualTo(201);
        assertThat(said.text("/ticket")).isEqualTo("SHOP-1");
        assertThat(said.body().has("reply")).isFalse();
        Inbound.Message heard = world.bot.messages().getFirst();
        assertThat(heard.message()).isEqualTo(said.text("/id"));
        assertThat(heard.sender()).isEqualTo(new Inbound.Sender("wang.fang", "王芳"));
        assertThat(heard.text()).isEqualTo("付不了款，页面一直转圈");
        assertThat(heard.mentioned()).isTrue();
        assertThat(heard.channel()).isEqualTo(Shop.ROOM);

        await().untilAsserted(() -> {
            World.Got room = world.reads("");
            assertThat(room.body().get("items")).hasSize(1);
            assertThat(room.text("/items/0/id")).isEqualTo(said.text("/id"));
            assertThat(room.text("/items/0/user")).isEqualTo("wang.fang");
            assertThat(room.text("/items/0/name")).isEqualTo("王芳");
            assertThat(room.text("/items/0/text")).isEqualTo("@dutydesk 付不了款，页面一直转圈");
            assertThat(room.text("/items/0/at")).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
            assertThat(room.text("/items/0/ticket")).isEqualTo("SHOP-1");
            assertThat(room.body().at("/items/0/card").isNull()).isTrue();
            assertThat(room.body().at("/items/0/files").isArray()).isTrue();
        });
    }

    @Test
    void aRefusedCommandIsSaidAndAnsweredWithAReply() {
        world.bot.answers(inbound -> Cards.says(Answer.Kind.FORBIDDEN, "不能验收 SHOP-12", "由 **王芳** 提报，她或同事验收。"));

        World.Got said = world.says("li.wei", "/accept SHOP-12");

        assertThat(said.status()).isEqualTo(201);
        assertThat(said.text("/reply/tone")).isEqualTo("amber");
        assertThat(said.text("/reply/text")).isEqualTo("不能验收 SHOP-12\n由 王芳 提报，她或同事验收。");
        assertThat(said.text("/reply/html")).contains("<strong>王芳</strong>");
    }

    @Test
    void theSameIdGivesTheSameAnswerAndOneEffect() {
        world.bot.answers(inbound -> Cards.ticket("SHOP-" + world.bot.received().size()));

        World.Got first = world.says("wang.fang", "付不了款", "a-1");
        World.Got again = world.says("王芳", "付不了款", "a-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(world.reads("").body().get("items")).hasSize(1);
        assertThat(world.bot.messages())
                .extracting(Inbound.Message::delivery)
                .containsOnly(world.bot.messages().getFirst().delivery());
        assertThat(world.bot.messages().getLast().at())
                .isEqualTo(world.bot.messages().getFirst().at());
    }

    @Test
    void aRefusalIsRepeatedUnderTheSameIdToo() {
        world.bot.answers(inbound ->
                Cards.says(Answer.Kind.IMPOSSIBLE, "第 " + world.bot.received().size() + " 次", "已是 ARCHIVED"));

        World.Got first = world.says("wang.fang", "/reopen SHOP-1", "r-1");

        assertThat(world.says("wang.fang", "/reopen SHOP-1", "r-1").body()).isEqualTo(first.body());
    }

    @Test
    void anotherBodyUnderTheSameIdIsAConflict() {
        world.says("wang.fang", "付不了款", "a-1");

        World.Got other = world.says("wang.fang", "付得了款", "a-1");

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(other.text("/detail")).isEqualTo("本群已用 id“a-1”发过别的内容，新消息请用新的 id。");
        assertThat(other.body().get("status").asInt()).isEqualTo(409);
        assertThat(other.text("/title")).isNotEmpty();
        assertThat(other.text("/type")).isEqualTo("urn:dutydesk:problem:id-taken");
        assertThat(world.says("li.wei", "付不了款", "a-1").status()).isEqualTo(409);
        assertThat(world.bot.received()).hasSize(1);
    }

    @Test
    void theSameIdInAnotherRoomIsAnotherMessage() {
        world.says("wang.fang", "付不了款", "a-1");

        World.Got other = world.post(
                "/api/rooms/shop-en/messages", Map.of("user", "wang.fang", "text", "something else", "id", "a-1"));

        assertThat(other.status()).isEqualTo(201);
    }

    @Test
    void manyAtOnceUnderOneIdMakeOneMessage() throws Exception {
        List<Future<World.Got>> all = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                all.add(many.submit(() -> world.says("wang.fang", "付不了款", "same")));
            }
        }
        for (Future<World.Got> each : all) {
            assertThat(each.get().status()).isEqualTo(201);
            assertThat(each.get().text("/id")).isEqualTo(all.getFirst().get().text("/id"));
        }
        assertThat(world.reads("").body().get("items")).hasSize(1);
    }

    @Test
    void anUnsureOutcomeIs503AndTheSameIdAsksOn() {
        world.bot.answers(inbound -> new Answer(Answer.Kind.UNCONFIRMED, null, null, null));

        World.Got unsure = world.says("wang.fang", "付不了款");

        assertThat(unsure.status()).isEqualTo(503);
        assertThat(unsure.response().headers().firstValue("Retry-After")).hasValue("2");
        String id = unsure.text("/id");
        assertThat(unsure.text("/detail")).contains(id);

        world.bot.answers(inbound -> Cards.ticket("SHOP-1"));
        World.Got then = world.says("wang.fang", "付不了款", id);
        assertThat(then.status()).isEqualTo(201);
        assertThat(then.text("/ticket")).isEqualTo("SHOP-1");
        assertThat(world.reads("").body().get("items")).hasSize(1);
    }

    @Test
    void aBotThatFailsLeavesTheOutcomeOpen() {
        world.bot.answers(inbound -> {
            throw new IllegalStateException("a fault, as the test wants it");
        });

        assertThat(world.says("wang.fang", "付不了款").status()).isEqualTo(503);
    }

    @Test
    void aSilentStoreIs503AndNothingIsTwice() {
        REDIS.connection().sync().clientPause(2600);

        World.Got silent = world.says("wang.fang", "付不了款", "s-1");

        assertThat(silent.status()).isEqualTo(503);
        assertThat(silent.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(silent.text("/id")).isEqualTo("s-1");
        assertThat(world.bot.received()).isEmpty();
        await().untilAsserted(() ->
                assertThat(world.says("wang.fang", "付不了款", "s-1").status()).isEqualTo(201));
        assertThat(world.reads("").body().get("items")).hasSize(1);
    }

    @Test
    void whatNobodyCanUseIsRefusedWithTheReason() {
        assertThat(world.post("/api/rooms/shop/messages", "{\"user\":\"a\",\"text\":\"b\"")
                        .text("/detail"))
                .startsWith("Not valid JSON, line 1");
        assertThat(world.post("/api/rooms/shop/messages", "[]").status()).isEqualTo(400);
        assertThat(world.post("/api/rooms/shop/messages", "").status()).isEqualTo(400);
        assertThat(world.post("/api/rooms/shop/messages", "null").status()).isEqualTo(400);
        World.Got unknown =
                world.post("/api/rooms/shop/messages", Map.of("user", "wang.fang", "text", "a", "txet", "b"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/detail"))
                .isEqualTo("There is no field “txet” here. Known: files, forwarded, id, text, thread, user.");
        World.Got number = world.post("/api/rooms/shop/messages", Map.of("user", "wang.fang", "text", 5));
        assertThat(number.status()).isEqualTo(400);
        assertThat(number.text("/detail")).contains("“text”");
        assertThat(world.says("wang.fang", " \n ").text("/detail")).contains("text");
        assertThat(world.post("/api/rooms/shop/messages", Map.of("text", "a")).status())
                .isEqualTo(400);
        assertThat(world.says("  ", "a").status()).isEqualTo(400);
        assertThat(world.says("Dutydesk", "a").status()).isEqualTo(400);
        assertThat(world.says("x".repeat(61), "a").status()).isEqualTo(400);
        assertThat(world.says("wang.fang", "a", "with blank").status()).isEqualTo(400);
        assertThat(world.says("wang.fang", "a", "x".repeat(129)).status()).isEqualTo(400);
        assertThat(world.bot.received()).isEmpty();
        assertThat(world.reads("").body().get("items")).isEmpty();
    }

    @Test
    void aTextHasTenThousandCharactersAtMost() {
        assertThat(world.says("wang.fang", "付".repeat(10_000)).status()).isEqualTo(201);

        World.Got tooLong = world.says("wang.fang", "付".repeat(10_001));

        assertThat(tooLong.status()).isEqualTo(400);
        assertThat(tooLong.text("/detail")).isEqualTo("内容有 10,001 个字符，最多 10,000 个。其余部分请另发一条。");
        assertThat(world.says("wang.fang", "x".repeat(2_000_000)).status()).isEqualTo(400);
    }

    @Test
    void anUnknownRoomIsNotFound() {
        World.Got got = world.post("/api/rooms/nowhere/messages", Map.of("user", "wang.fang", "text", "a"));

        assertThat(got.status()).isEqualTo(404);
        assertThat(got.text("/detail")).contains("“nowhere”");
        assertThat(world.get("/api/rooms/nowhere/messages").status()).isEqualTo(404);
    }

    @Test
    void everyFailureIsAProblem() {
        HttpRequest.Builder delete =
                HttpRequest.newBuilder(world.uri("/api/rooms")).header("Content-Type", "application/json");
        List<World.Got> failures = List.of(
                world.get("/api/nothing"),
                world.get("/api/rooms/nowhere/messages"),
                world.reads("?limit=many"),
                world.post("/api/rooms/shop/messages", "{"),
                world.send(delete.method("DELETE", HttpRequest.BodyPublishers.ofString("{}"))),
                world.send(HttpRequest.newBuilder(world.uri("/api/rooms")).header("Accept", "image/png")));

        assertThat(failures).extracting(World.Got::status).containsExactly(404, 404, 400, 400, 405, 406);
        assertThat(failures).allSatisfy(failure -> {
            assertThat(failure.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(failure.body().propertyNames()).contains("type", "title", "status", "detail", "instance");
        });
    }

    @Test
    void whoIsNotListedIsAGuestByACleanedName() {
        world.says(" 陌生\u202e\t人 ", "hello");

        assertThat(world.bot.messages().getFirst().sender()).isEqualTo(new Inbound.Sender("陌生 人", "陌生 人"));
    }

    @Test
    void repliesStandInTheThreadOfARoot() {
        String root = world.says("wang.fang", "付不了款").text("/id");

        World.Got reply =
                world.post("/api/rooms/shop/messages", Map.of("user", "li.wei", "text", "看到了", "thread", root));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(world.bot.messages().getLast().thread()).isEqualTo(root);
        assertThat(world.reads("").text("/items/1/thread")).isEqualTo(root);
        for (String wrong : List.of("1", reply.text("/id"), "not-an-id")) {
            assertThat(world.post("/api/rooms/shop/messages", Map.of("user", "li.wei", "text", "x", "thread", wrong))
                            .status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@dutydesk 付不了款 | 付不了款",
                "@dutydesk付不了款 | 付不了款",
                "付不了款@dutydesk | 付不了款",
                "帮忙 @DutyDesk 看看 | 帮忙 看看",
                "＠dutydesk：list | list",
                "@dutydesk, list open | list open",
                "(@dutydesk) help | () help",
            })
    void theMentionIsTakenOut(String typed, String heard) {
        world.says("wang.fang", typed);

        assertThat(world.bot.messages().getFirst().mentioned()).isTrue();
        assertThat(world.bot.messages().getFirst().text()).isEqualTo(heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail me@dutydesk.dev", "@dutydesk.dev", "@dutydesks", "dutydesk", "@duty desk"})
    void whatOnlyLooksLikeAMentionIsNone(String typed) {
        world.says("wang.fang", typed);

        assertThat(world.bot.messages().getFirst().mentioned()).isFalse();
        assertThat(world.bot.messages().getFirst().text()).isEqualTo(typed);
    }

    @Test
    void markupIsKeptAsTypedAndWhatCantBeSeenIsTakenOut() {
        String typed = "<script>alert(1)</script> **x** [a](javascript:b)\n\tend";

        world.says("wang.fang", typed + "\u0000\u202e");

        assertThat(world.reads("").text("/items/0/text")).isEqualTo(typed);
    }
}
