package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What the bot has in the end, held against what it answered: each once, none more, and shown. */
final class Reckoning {
    private static final Duration IN_THE_END = Duration.ofSeconds(60);
    private static final List<String> TOLD = List.of("接单", "定位", "解决", "验收通过");

    private final Caller bot;
    private final List<Loop> loops;

    private Reckoning(Caller bot, List<Loop> loops) {
        this.bot = bot;
        this.loops = loops;
    }

    /** @param loops all that anyone did at the desk, each ended */
    static void of(Caller bot, List<Loop> loops) {
        Reckoning reckoning = new Reckoning(bot, loops);
        reckoning.awaitAllShown();
        reckoning.ticketsAreThoseAnswered();
        reckoning.historiesAreWhatWasAnswered();
        // A message shows its ticket a moment after its answer.
        await().atMost(IN_THE_END).untilAsserted(reckoning::roomHasEachOnce);
        reckoning.repeatsAreAnsweredAlike();
        // Nor did the repeats do anything.
        reckoning.historiesAreWhatWasAnswered();
        reckoning.roomHasEachOnce();
    }

    private void awaitAllShown() {
        await().alias("all is shown").atMost(IN_THE_END).until(() -> {
            JsonNode shop =
                    bot.get("/actuator/health/sender").body().path("details").path("shop");
            return shop.path("behind").asInt(-1) == 0 && shop.path("notices").asInt(-1) == 0;
        });
    }

    private void ticketsAreThoseAnswered() {
        List<String> found = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = bot.get("/api/tickets?limit=500" + cursor).body();
            page.path("items").forEach(item -> found.add(item.path("key").asString()));
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(found)
                .as("the tickets, none more than were answered")
                .containsExactlyInAnyOrderElementsOf(
                        loops.stream().map(Loop::key).toList())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, loops.size())
                        .mapToObj(number -> "SHOP-" + number)
                        .toList());
    }

    private void historiesAreWhatWasAnswered() {
        for (Loop loop : loops) {
            JsonNode ticket = bot.ticket(loop.key());
            assertThat(ticket.path("description").asString()).contains(loop.name());
            assertThat(ticket.path("history")
                            .valueStream()
                            // Whom the clock calls meanwhile is its own business.
                            .filter(event -> !event.path("event").asString().equals("remind"))
                            .map(event -> event.path("event").asString() + " by "
                                    + event.path("by").asString()))
                    .as(loop.key())
                    .isEqualTo(loop.steps());
            assertThat(ticket.path("finding").asString()).contains(loop.name());
            assertThat(ticket.path("solution").asString()).contains(loop.name());
            assertThat(ticket.path("state").asString()).isEqualTo("ACCEPTED");
        }
    }

    private void roomHasEachOnce() {
        Map<String, List<JsonNode>> byTicket = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode message : room()) {
            assertThat(ids.add(message.path("id").asString())).isTrue();
            byTicket.computeIfAbsent(message.path("ticket").asString(""), key -> new ArrayList<>())
                    .add(message);
        }
        assertThat(byTicket.getOrDefault("", List.of())).as("the greeting").hasSizeLessThanOrEqualTo(1);
        byTicket.remove("");
        assertThat(byTicket.keySet()).isEqualTo(loops.stream().map(Loop::key).collect(Collectors.toSet()));
        for (Loop loop : loops) {
            List<JsonNode> about = byTicket.getOrDefault(loop.key(), List.of());
            assertThat(about.stream()
                            .filter(message -> !isPost(message))
                            .map(message -> message.path("id").asString() + " "
                                    + message.path("user").asString() + " "
                                    + message.path("text").asString()))
                    .as("what people said about %s", loop.key())
                    .containsExactlyInAnyOrderElementsOf(loop.said().stream()
                            .map(said -> said.message() + " " + said.user() + " " + said.text())
                            .toList());
            isShownOnce(loop, about.stream().filter(Reckoning::isPost).toList());
        }
    }

    private static boolean isPost(JsonNode message) {
        return message.path("user").asString().equals("dutydesk");
    }

    private static void isShownOnce(Loop loop, List<JsonNode> posts) {
        List<JsonNode> roots =
                posts.stream().filter(post -> post.path("thread").isNull()).toList();
        assertThat(roots).as("the card of %s", loop.key()).hasSize(1);
        JsonNode card = roots.getFirst();
        assertThat(card.path("card").path("title").asString()).contains(loop.key(), "已验收");
        List<String> thread = posts.stream()
                .filter(post ->
                        post.path("thread").asString("").equals(card.path("id").asString()))
                .map(post -> post.path("text").asString())
                .toList();
        assertThat(thread).as("under %s", loop.key()).hasSize(posts.size() - 1);
        assertThat(thread)
                .as("asked to accept %s", loop.key())
                .filteredOn(Reckoning::asksToAccept)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(thread)
                .as("asked to write of %s", loop.key())
                .filteredOn(Reckoning::asksToWrite)
                .hasSizeLessThanOrEqualTo(1);
        List<String> steps = thread.stream()
                .filter(text -> !asksToAccept(text) && !asksToWrite(text))
                .toList();
        assertThat(steps).as("the steps of %s", loop.key()).hasSameSizeAs(TOLD);
        for (int i = 0; i < TOLD.size(); i++) {
            assertThat(steps.get(i)).contains(TOLD.get(i));
        }
    }

    /** As long as it is asked, or folded since. */
    private static boolean asksToAccept(String text) {
        return text.contains("请验收") || text.matches("(?s).*已请 \\S+ 验收.*");
    }

    /** The P1's retrospective, once it is accepted. */
    private static boolean asksToWrite(String text) {
        return text.contains("请写总结");
    }

    private List<JsonNode> room() {
        List<JsonNode> all = new ArrayList<>();
        int before;
        do {
            before = all.size();
            String after = all.isEmpty() ? "0" : all.getLast().path("id").asString();
            bot.get("/api/rooms/shop/messages?as=wang.fang&limit=200&after=" + after)
                    .body()
                    .path("items")
                    .forEach(all::add);
        } while (all.size() > before);
        return all;
    }

    private void repeatsAreAnsweredAlike() {
        for (Loop loop : loops) {
            for (Loop.Said said : loop.said()) {
                Caller.Reply again = bot.post("/api/rooms/shop/messages", said.body());
                assertThat(again.status()).isEqualTo(201);
                assertThat(again.body()).as("%s again", said).isEqualTo(said.answer());
            }
        }
    }
}
