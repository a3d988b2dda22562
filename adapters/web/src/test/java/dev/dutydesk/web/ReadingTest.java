package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.commonmark.node.Document;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ReadingTest {
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

    private static List<String> say(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> world.says("wang.fang", "m" + i).text("/id"))
                .toList();
    }

    private static List<String> texts(World.Got page) {
        assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
        List<String> texts = new ArrayList<>();
        page.body().get("items").forEach(item -> texts.add(item.get("text").asString()));
        return texts;
    }

    @Test
    void theNewestFiftyComeAscending() {
        say(1, 60);

        List<String> texts = texts(world.reads(""));

        assertThat(texts).hasSize(50).startsWith("m11", "m12").endsWith("m59", "m60");
    }

    @Test
    void beforeAndAfterPageBothWays() {
        List<String> ids = say(1, 9);

        assertThat(texts(world.reads("?limit=3"))).containsExactly("m7", "m8", "m9");
        assertThat(texts(world.reads("?limit=3&before=" + ids.get(6)))).containsExactly("m4", "m5", "m6");
        assertThat(texts(world.reads("?limit=3&before=" + ids.get(0)))).isEmpty();
        assertThat(texts(world.reads("?limit=3&after=" + ids.get(3)))).containsExactly("m5", "m6", "m7");
        assertThat(texts(world.reads("?limit=3&after=" + ids.get(8)))).isEmpty();
        assertThat(texts(world.reads("?limit=3&after=0"))).containsExactly("m1", "m2", "m3");
    }

    @Test
    void theLimitIsBoundBothWays() {
        say(1, 3);

        assertThat(texts(world.reads("?limit=0"))).containsExactly("m3");
        assertThat(texts(world.reads("?limit=-5"))).containsExactly("m3");
        assertThat(texts(world.reads("?limit=100000"))).hasSize(3);
        assertThat(world.reads("?limit=many").status()).isEqualTo(400);
    }

    @Test
    void whatIsNoIdOrCursorIsRefused() {
        for (String query :
                List.of("before=x", "after=-1", "changedSince=1-0", "after=12345678901234567", "before=1&after=2")) {
            World.Got refused = world.reads("?" + query);
            assertThat(refused.status()).as(query).isEqualTo(400);
            assertThat(refused.text("/detail")).isNotEmpty();
        }
        assertThat(world.reads("?as=" + "x".repeat(70)).status()).isEqualTo(400);
    }

    @Test
    void anEmptyRoomHasACursorToGoOnFrom() {
        World.Got empty = world.reads("");
        assertThat(texts(empty)).isEmpty();

        say(1, 2);

        assertThat(texts(world.reads("?changedSince=" + empty.text("/cursor")))).containsExactly("m1", "m2");
    }

    @Test
    void changesSinceACursorArePostsAndEditsEachOnce() throws NotPosted {
        String old = world.chat().post(Cards.post("p-1", Shop.ROOM, "一"));
        String older = world.chat().post(Cards.post("p-2", Shop.ROOM, "二"));
        String cursor = world.reads("").text("/cursor");

        say(1, 1);
        world.chat().edit(old, Cards.post("p-1", Shop.ROOM, "一，改"));
        say(2, 2);
        world.chat().edit(old, Cards.post("p-1", Shop.ROOM, "一，再改"));
        String fresh = world.chat().post(Cards.post("p-3", Shop.ROOM, "三"));
        world.chat().edit(fresh, Cards.post("p-3", Shop.ROOM, "三，改"));

        World.Got changes = world.reads("?changedSince=" + cursor);
        assertThat(texts(changes)).containsExactly("m1", "m2", "一，再改\n王芳 09:00 提报", "三，改\n王芳 09:00 提报");
        assertThat(changes.text("/items/2/id")).isEqualTo(old);
        assertThat(changes.text("/items/2/editedAt")).endsWith("Z");
        assertThat(changes.body().toString()).doesNotContain(older);
        assertThat(texts(world.reads("?changedSince=" + changes.text("/cursor"))))
                .isEmpty();
    }

    @Test
    void changesArePagedWithoutAGap() throws NotPosted {
        List<String> posts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            posts.add(world.chat().post(Cards.post("p-" + i, Shop.ROOM, "p" + i)));
        }
        String cursor = world.reads("").text("/cursor");
        for (int i = 9; i >= 0; i--) {
            world.chat().edit(posts.get(i), Cards.post("p-" + i, Shop.ROOM, "e" + i));
            say(i, i);
        }

        for (int limit : List.of(1, 3, 7, 200)) {
            List<String> seen = new ArrayList<>();
            String at = cursor;
            while (true) {
                World.Got page = world.reads("?limit=" + limit + "&changedSince=" + at);
                at = page.text("/cursor");
                if (texts(page).isEmpty()) {
                    break;
                }
                seen.addAll(
                        texts(page).stream().map(text -> text.split("\n")[0]).toList());
            }
            assertThat(seen)
                    .containsExactly(
                            "e9", "m9", "e8", "m8", "e7", "m7", "e6", "m6", "e5", "m5", "e4", "m4", "e3", "m3", "e2",
                            "m2", "e1", "m1", "e0", "m0");
        }
    }

    /** Readers that follow by {@code after} and by {@code changedSince} while many post miss nothing. */
    @Test
    void whoPagesWhileOthersPostMissesNothing() throws Exception {
        Set<String> said = ConcurrentHashMap.newKeySet();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = new ArrayList<>();
            for (int w = 0; w < 8; w++) {
                writers.add(many.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        said.add(world.says("wang.fang", "x").text("/id"));
                    }
                }));
            }
            Future<Set<String>> byAfter = many.submit(() -> readTo(
                    320,
                    "after",
                    page -> page.at("/items")
                            .get(page.at("/items").size() - 1)
                            .get("id")
                            .asString()));
            Future<Set<String>> byChange = many.submit(
                    () -> readTo(320, "changedSince", page -> page.get("cursor").asString()));
            for (Future<?> writer : writers) {
                writer.get();
            }
            assertThat(byAfter.get()).containsExactlyInAnyOrderElementsOf(said);
            assertThat(byChange.get()).containsExactlyInAnyOrderElementsOf(said);
        }
    }

    private static Set<String> readTo(int count, String by, Function<JsonNode, String> next) {
        Set<String> seen = new LinkedHashSet<>();
        String at = "0";
        long until = System.nanoTime() + 30_000_000_000L;
        while (seen.size() < count && System.nanoTime() < until) {
            World.Got page = world.reads("?limit=17&" + by + "=" + at);
            if (!page.body().get("items").isEmpty()) {
                page.body().get("items").forEach(item -> seen.add(item.get("id").asString()));
                at = next.apply(page.body());
            }
        }
        return seen;
    }

    @Test
    void whatIsForOneIsShownToThatOneAlone() throws NotPosted {
        world.chat().post(Cards.post("p-1", Shop.ROOM, null, "请验收", "wang.fang"));
        say(1, 1);

        assertThat(texts(world.reads(""))).containsExactly("m1");
        assertThat(texts(world.reads("?as=li.wei"))).containsExactly("m1");
        assertThat(texts(world.reads("?as=wang.fang"))).hasSize(2);
        World.Got byName = world.get("/api/rooms/shop/messages?as=%E7%8E%8B%E8%8A%B3&changedSince=0");
        assertThat(texts(byName)).hasSize(2);
        assertThat(byName.text("/items/0/onlyFor")).isEqualTo("wang.fang");
        assertThat(texts(world.reads("?changedSince=0"))).containsExactly("m1");
    }

    @Test
    void pagesAreFullThoughOthersPrivateMessagesLieBetween() throws NotPosted {
        for (int i = 0; i < 5; i++) {
            say(i, i);
            world.chat().post(Cards.post("p-" + i, Shop.ROOM, null, "请验收", "wang.fang"));
            world.chat().post(Cards.post("q-" + i, Shop.ROOM, null, "请验收", "wang.fang"));
        }

        assertThat(texts(world.reads("?limit=3"))).containsExactly("m2", "m3", "m4");
        assertThat(texts(world.reads("?limit=4&after=0"))).containsExactly("m0", "m1", "m2", "m3");
        assertThat(texts(world.reads("?limit=4&changedSince=0"))).containsExactly("m0", "m1", "m2", "m3");
    }

    @Test
    void aThreadIsItsRootAndItsReplies() {
        List<String> ids = say(1, 2);
        for (int i = 0; i < 4; i++) {
            Map<String, String> reply =
                    new LinkedHashMap<>(Map.of("user", "li.wei", "text", "r" + i, "thread", ids.get(i % 2)));
            assertThat(world.post("/api/rooms/shop/messages", reply).status()).isEqualTo(201);
        }

        assertThat(texts(world.reads("?thread=" + ids.get(0)))).containsExactly("m1", "r0", "r2");
        assertThat(texts(world.reads("?limit=2&thread=" + ids.get(1)))).containsExactly("r1", "r3");
        String last = world.reads("?limit=1&thread=" + ids.get(0)).text("/items/0/id");
        assertThat(texts(world.reads("?before=" + last + "&thread=" + ids.get(0))))
                .containsExactly("m1", "r0");
        assertThat(texts(world.reads("?after=" + ids.get(0) + "&thread=" + ids.get(0))))
                .containsExactly("r0", "r2");
        assertThat(texts(world.reads("?changedSince=0"))).hasSize(6);
    }

    @Test
    void aCardIsShownWhole() throws NotPosted {
        world.chat().post(Cards.post("p-1", Shop.ROOM, "P1 <b>付不了款</b> · SHOP-12 待接单"));

        World.Got room = world.reads("");

        JsonNode item = room.body().at("/items/0");
        assertThat(item.get("user").asString()).isEqualTo("dutydesk");
        assertThat(item.get("ticket").asString()).isEqualTo("SHOP-12");
        assertThat(item.at("/card/title").asString()).isEqualTo("P1 <b>付不了款</b> · SHOP-12 待接单");
        assertThat(item.at("/card/tone").asString()).isEqualTo("red");
        assertThat(item.at("/card/text").asString()).isEqualTo("王芳 09:00 提报");
        assertThat(item.at("/card/fields").toString()).isEqualTo("[{\"name\":\"响应\",\"value\":\"09:05\"}]");
        assertThat(item.at("/card/buttons/0").toString())
                .isEqualTo("{\"id\":\"acknowledge\",\"label\":\"接单\",\"style\":\"primary\",\"confirm\":false}");
        for (String member :
                List.of("id", "user", "at", "thread", "text", "files", "editedAt", "onlyFor", "ticket", "card")) {
            assertThat(item.has(member)).as(member).isTrue();
        }
    }

    @Test
    void whoIsCalledInACardStandsInItsTextAndItsHtml() throws NotPosted {
        Paragraph line = new Paragraph();
        line.appendChild(new Text("值班 "));
        line.appendChild(new Mention("李伟", "li.wei"));
        Document body = new Document();
        body.appendChild(line);
        Card card = new Card("SHOP-12", Tone.RED, body, List.of(), List.of());
        world.chat().post(new Post("p-1", Shop.ROOM, null, card, "SHOP-12", null));

        World.Got room = world.reads("");
        assertThat(room.text("/items/0/card/text")).isEqualTo("值班 @李伟");
        assertThat(room.text("/items/0/card/html")).contains("data-account=\"li.wei\"");
    }

    @Test
    void roomsAreListedWithTheirPeople() {
        World.Got rooms = world.get("/api/rooms");

        assertThat(rooms.status()).isEqualTo(200);
        assertThat(rooms.body().get("items")).hasSize(2);
        assertThat(rooms.text("/items/0/id")).isEqualTo("shop");
        assertThat(rooms.text("/items/0/title")).isEqualTo("商城维护群");
        assertThat(rooms.text("/items/0/locale")).isEqualTo("zh-CN");
        assertThat(rooms.text("/items/0/zone")).isEqualTo("Asia/Shanghai");
        assertThat(rooms.text("/items/0/people/0/id")).isEqualTo("li.wei");
        assertThat(rooms.text("/items/0/people/0/about")).isEqualTo("开发方");
    }

    @Test
    void theInterfaceDescribesItself() {
        World.Got api = world.get("/v3/api-docs");

        assertThat(api.status()).isEqualTo(200);
        assertThat(api.body().get("paths").propertyNames())
                .contains(
                        "/api/rooms",
                        "/api/rooms/{room}/messages",
                        "/api/rooms/{room}/messages/{message}/buttons/{button}",
                        "/api/rooms/{room}/events");
        JsonNode tap = api.body().at("/paths/~1api~1rooms~1{room}~1messages~1{message}~1buttons~1{button}/post");
        assertThat(tap.get("summary").asString()).isEqualTo("Tap a button");
        assertThat(tap.get("responses").propertyNames()).contains("200", "400", "403", "404", "409", "422", "503");
        assertThat(api.body()
                        .at("/paths/~1api~1rooms~1{room}~1tickets~1{ticket}~1buttons~1{button}/post/responses")
                        .propertyNames())
                .contains("200", "400", "403", "404", "409", "422", "503");
        assertThat(tap.at("/responses/422/content/application~1problem+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Problem");
        assertThat(api.body()
                        .at("/paths/~1api~1rooms~1{room}~1messages/post/responses")
                        .propertyNames())
                .contains("201", "400", "404", "409", "503");
    }
}
