package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.chat.NotPosted;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventsTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private final List<Line> lines = new ArrayList<>();
    private World world;

    @BeforeEach
    void start() {
        world = new World(REDIS, "dutydesk.web.keep=40");
    }

    @AfterEach
    void stop() {
        lines.forEach(Line::close);
        world.close();
    }

    private Line follows(String query, String... headers) {
        Line line = new Line(world, query, headers);
        lines.add(line);
        assertThat(line.any(10).name()).isEqualTo(Line.COMMENT);
        return line;
    }

    @Test
    void whatIsPostedAndEditedIsToldWithItsCursor() throws NotPosted {
        Line line = follows("?as=li.wei");
        assertThat(line.header("Content-Type")).startsWith("text/event-stream");

        String id = world.says("wang.fang", "付不了款").text("/id");
        Line.Event said = line.next();
        assertThat(said.name()).isEqualTo("posted");
        assertThat(said.message()).isEqualTo(world.reads("").body().at("/items/0"));
        assertThat(said.message().get("id").asString()).isEqualTo(id);

        String card = world.chat().post(Cards.post("p-1", Shop.ROOM, "待接单"));
        assertThat(line.next().name()).isEqualTo("posted");
        world.chat().edit(card, Cards.post("p-1", Shop.ROOM, "已接单"));
        Line.Event edited = line.next();
        assertThat(edited.name()).isEqualTo("edited");
        assertThat(edited.message().get("id").asString()).isEqualTo(card);
        assertThat(edited.message().at("/card/title").asString()).isEqualTo("已接单");
        assertThat(edited.id()).isEqualTo(world.reads("").text("/cursor"));
    }

    @Test
    void whoComesBackGetsWhatWasMissedAndNothingTwice() throws NotPosted {
        Line first = follows("");
        String card = world.chat().post(Cards.post("p-1", Shop.ROOM, "待接单"));
        String seen = first.next().id();
        first.close();

        world.says("wang.fang", "m1");
        world.chat().edit(card, Cards.post("p-1", Shop.ROOM, "已接单"));
        Line again = follows("", "Last-Event-ID", seen);
        world.says("wang.fang", "m2");

        assertThat(again.next(3))
                .extracting(Line.Event::name, event -> event.text().split("\n")[0])
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("posted", "m1"),
                        org.assertj.core.groups.Tuple.tuple("edited", "已接单"),
                        org.assertj.core.groups.Tuple.tuple("posted", "m2"));
    }

    @Test
    void aReadersCursorStartsTheLineWithoutAGap() {
        String cursor = world.reads("").text("/cursor");
        world.says("wang.fang", "m1");

        assertThat(follows("?changedSince=" + cursor).next().text()).isEqualTo("m1");
        String last = world.reads("").text("/cursor");
        Line header = follows("?changedSince=" + cursor, "Last-Event-ID", last);
        world.says("wang.fang", "m2");
        assertThat(header.next().text()).isEqualTo("m2");
    }

    @Test
    void whoWasAwayTooLongIsToldToReadAnew() {
        String old = world.says("wang.fang", "m0").text("/id");
        for (int i = 1; i <= 60; i++) {
            world.says("wang.fang", "m" + i);
        }
        await().untilAsserted(() ->
                assertThat(world.reads("?limit=200").body().get("items")).hasSizeLessThan(60));

        Line line = follows("", "Last-Event-ID", old);

        Line.Event reset = line.next();
        assertThat(reset.name()).isEqualTo("reset");
        assertThat(reset.id()).isEqualTo(world.reads("").text("/cursor"));
        world.says("wang.fang", "after");
        assertThat(line.next().text()).isEqualTo("after");
    }

    @Test
    void aCursorThatIsNotOfThisStoreIsResetToo() {
        world.says("wang.fang", "m0");

        assertThat(follows("", "Last-Event-ID", "9007199254740991").next().name())
                .isEqualTo("reset");
    }

    @Test
    void whatIsForOneIsToldToThatOneAlone() throws NotPosted {
        Line wangFang = follows("?as=wang.fang");
        Line liWei = follows("?as=li.wei");
        Line nobody = follows("");
        world.chat().post(Cards.post("p-1", Shop.ROOM, null, "请验收", "wang.fang"));
        world.says("li.wei", "hi");

        assertThat(wangFang.next().message().get("onlyFor").asString()).isEqualTo("wang.fang");
        assertThat(wangFang.next().text()).isEqualTo("hi");
        assertThat(liWei.next().text()).isEqualTo("hi");
        assertThat(nobody.next().text()).isEqualTo("hi");
    }

    @Test
    void anotherRoomIsNotTold() {
        Line line = follows("");
        world.post("/api/rooms/shop-en/messages", "{\"user\":\"li.wei\",\"text\":\"there\"}");
        world.says("li.wei", "here");

        assertThat(line.next().text()).isEqualTo("here");
    }

    @Test
    void aCommentComesEveryFifteenSeconds() {
        Line line = follows("");
        long begin = System.nanoTime();

        assertThat(line.any(40).name()).isEqualTo(Line.COMMENT);
        assertThat((System.nanoTime() - begin) / 1e9).isBetween(13.0, 25.0);
    }

    @Test
    void wrongCallsAreProblemsNotLines() {
        assertThat(world.get("/api/rooms/nowhere/events").status()).isEqualTo(404);
        assertThat(world.get("/api/rooms/shop/events?changedSince=x").status()).isEqualTo(400);
        World.Got asHeader = world.send(java.net.http.HttpRequest.newBuilder(world.uri("/api/rooms/shop/events"))
                .header("Last-Event-ID", "first")
                .header("Accept", "text/event-stream"));
        assertThat(asHeader.status()).isEqualTo(400);
        assertThat(asHeader.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void manyFollowersMissNothingWhileManyPost() {
        List<Line> many = java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> follows(""))
                .toList();
        Set<String> said = java.util.concurrent.ConcurrentHashMap.newKeySet();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                people.execute(() -> said.add(world.says("wang.fang", "x").text("/id")));
            }
        }
        for (Line line : many) {
            Set<String> told = new HashSet<>();
            line.next(30).forEach(event -> told.add(event.message().get("id").asString()));
            assertThat(told).isEqualTo(said);
        }
    }

    @Test
    void anOpenLineDoesNotHoldUpTheEndOfTheProcess() {
        Line line = follows("");
        long begin = System.nanoTime();
        world.stop();

        assertThat(line.ended()).isTrue();
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(15);
    }

    @Test
    void theEndOfTheChatEndsTheLines() {
        Line line = follows("");
        world.chat().stop();

        assertThat(line.ended()).isTrue();
    }
}
