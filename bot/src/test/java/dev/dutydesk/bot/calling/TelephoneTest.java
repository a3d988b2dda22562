package dev.dutydesk.bot.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** On the running bot: 李伟 has the duty of the developers and a telephone, 赵敏 is the lead and has one too. */
class TelephoneTest {
    private static final String LI_WEI = "+8613800000001";
    private static final String ZHAO_MIN = "+8613800000002";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private FakeGateway gateway;

    @BeforeEach
    void opens() throws IOException {
        gateway = new FakeGateway();
        desk("");
    }

    @AfterEach
    void closes() {
        gateway.close();
    }

    /** @param liWei what else the file says of him */
    private void desk(String liWei) throws IOException {
        Path desks = Files.createDirectories(folder.resolve("desks"));
        Files.writeString(
                desks.resolve("shop.yml"),
                Examples.text()
                        .replace("people: [li.wei, chen.jie]", "people: [li.wei]")
                        .replace(
                                "accounts: {web: li.wei, slack: U0LIWEI}, mobile: \"env:MOBILE_LI_WEI\"",
                                liWei.isEmpty() ? "accounts: {web: li.wei}, mobile: \"" + LI_WEI + "\"" : liWei)
                        .replace(
                                "accounts: {web: zhao.min}",
                                "accounts: {web: zhao.min}, mobile: \"" + ZHAO_MIN + "\""));
    }

    private LiveBot start(String... more) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "call.url", gateway.url("/call"),
                "call.secret", "s3cret",
                "call.headers", "Authorization: Bearer {secret}",
                "call.body", "{number} {text}",
                "call.pause", "20ms"));
        for (String each : more) {
            settings.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return LiveBot.start(
                folder,
                settings.entrySet().stream()
                        .map(each -> "--dutydesk.gateway." + each.getKey() + "=" + each.getValue())
                        .toArray(String[]::new));
    }

    @Test
    void aP1RingsAtOnceAndTheLeadReadsThatNobodyAnswered() {
        gateway.answers(200, "{\"result\": \"unanswered\"}");
        try (LiveBot bot = start()) {
            String key = bot.done("王芳", "@dutydesk 付不了款，页面一直转圈");
            awaitResults(bot, key, "li.wei call unanswered");
            assertThat(gateway.bodies()).containsExactly(LI_WEI + " P1 付不了款，页面一直转圈 · " + key + " 无人接单");
            assertThat(gateway.asked().getFirst().headers()).containsEntry("Authorization", "Bearer s3cret");
            assertThat(notices(bot)).as("the card calls him").isEmpty();

            bot.moveTime("PT4M10S");
            awaitResults(bot, key, "li.wei call unanswered", "li.wei call delivered", "zhao.min call delivered");
            await().untilAsserted(() -> assertThat(bot.toldAlone("zhao.min"))
                    .extracting(said -> said.path("text").asString())
                    .anyMatch(text ->
                            text.contains("@赵敏") && text.matches("(?s).*已通知 李伟 \\d\\d:\\d\\d 群\\+私信\\+电话（未接）.*")));
            assertThat(bot.say("王芳", "/show " + key).body().toString())
                    .containsPattern("已通知 李伟 \\d\\d:\\d\\d 群\\+私信\\+电话（未接）");
        }
    }

    @Test
    void aGatewayThatFailsIsAskedAgain() {
        gateway.answers(500, "").answers(503, "");
        try (LiveBot bot = start()) {
            String key = bot.done("王芳", "@dutydesk 付不了款");
            awaitResults(bot, key, "li.wei call delivered");
            assertThat(gateway.asked()).hasSize(3);
        }
    }

    @Test
    void oneThatSaysNothingIsOnTheHistoryAndInHealth() {
        gateway.isSilent(true);
        try (LiveBot bot = start("call.timeout=1s", "call.retries=1")) {
            String key = bot.done("王芳", "@dutydesk 付不了款");
            awaitResults(bot, key, "li.wei call failed no answer within 1000 ms");
            assertThat(gateway.asked()).hasSize(2);
            assertThat(health(bot)).contains("no answer within 1000 ms");
        }
    }

    @Test
    void soIsOneThatRefusesForGood() {
        gateway.answers(403, "");
        try (LiveBot bot = start("call.retries=1")) {
            String key = bot.done("王芳", "@dutydesk 有人被重复扣款");
            awaitResults(bot, key, "li.wei call failed the gateway answered 403");
            assertThat(gateway.asked()).hasSize(1);
            assertThat(health(bot)).contains("the gateway answered 403").doesNotContain("s3cret", LI_WEI, ZHAO_MIN);
        }
    }

    @Test
    void whoAcknowledgesIsNotCalledAnyMore() {
        for (int i = 0; i < 9; i++) {
            gateway.answers(500, "");
        }
        try (LiveBot bot = start("call.pause=1s", "call.retries=8")) {
            String key = bot.done("王芳", "@dutydesk 付不了款");
            await().until(() -> !gateway.asked().isEmpty());
            bot.done("李伟", "接单 " + key);
            int then = gateway.asked().size();
            Store store = bot.part(Store.class);
            await().until(() -> calls(store).isEmpty());
            assertThat(gateway.asked()).as("one may have begun").hasSizeLessThanOrEqualTo(then + 1);
            assertThat(results(bot, key)).isEmpty();
        }
    }

    @Test
    void aCallThatWasUnderWayWhenTheBotEndedIsMadeAgain() {
        gateway.isSilent(true);
        String key;
        try (LiveBot bot = start()) {
            key = bot.done("王芳", "@dutydesk 付不了款");
            await().until(() -> gateway.asked().size() == 1);
        }
        gateway.isSilent(false);
        try (LiveBot bot = start()) {
            awaitResults(bot, key, "li.wei call delivered");
            assertThat(gateway.asked()).hasSize(2);
            assertThat(gateway.asked().get(1).headers().get("Idempotency-Key"))
                    .isEqualTo(gateway.asked().getFirst().headers().get("Idempotency-Key"));
        }
    }

    @Test
    void aCallWhoseEndIsRecordedIsNotMadeAgain() {
        gateway.isSilent(true);
        try (LiveBot bot = start()) {
            bot.done("王芳", "@dutydesk 付不了款");
            await().until(() -> gateway.asked().size() == 1);
            // As if the bot had been killed right after that commit.
            Store store = bot.part(Store.class);
            store.tickets().commit(Commit.answer("shop", "told:" + calls(store).getFirst(), ""));
        }
        gateway.isSilent(false);
        try (LiveBot bot = start()) {
            await().until(() -> calls(bot.part(Store.class)).isEmpty());
            assertThat(gateway.asked()).hasSize(1);
        }
    }

    @Test
    void whomTheChatCannotTellGetsATextMessage() throws IOException {
        desk("accounts: {}, mobile: \"" + LI_WEI + "\"");
        try (LiveBot bot = start("call.url=", "sms.url=" + gateway.url("/sms"), "sms.body={number}")) {
            String key = bot.done("王芳", "@dutydesk 付不了款");
            bot.moveTime("PT2M10S");
            awaitResults(bot, key, "li.wei thread failed no account in a channel of the desk", "li.wei sms delivered");
            assertThat(gateway.bodies()).containsExactly(LI_WEI);
            assertThat(notices(bot)).noneMatch(text -> text.contains("联系不上"));
        }
    }

    @Test
    void whomNothingReachesIsNamedToTheLeadAndSoIsAGatewayThatIsNotThere() throws IOException {
        desk("accounts: {}");
        try (LiveBot bot = start("call.url=")) {
            assertThat(health(bot))
                    .contains("the escalation of P1 says `call`, but dutydesk.gateway.call.url isn't set");
            String key = bot.done("王芳", "@dutydesk 付不了款");
            bot.moveTime("PT2M10S");
            await().untilAsserted(() ->
                    assertThat(notices(bot)).anyMatch(text -> text.contains("@赵敏") && text.contains("李伟 联系不上")));
            awaitResults(bot, key, "li.wei thread failed no account in a channel of the desk unreached");
            assertThat(gateway.asked()).isEmpty();
        }
    }

    @Test
    void thoseWithoutAMobileAreNamedAtTheStart() {
        try (LiveBot bot = start()) {
            assertThat(health(bot))
                    .contains("the escalation of P1 says `call`, but these have no mobile that is set:", "chen.jie")
                    .doesNotContain("isn't set: people");
        }
    }

    /** Those that wait or are being made. */
    private static List<String> calls(Store store) {
        return store.calls().due("shop", Instant.ofEpochSecond(9_999_999_999L), 9).stream()
                .map(waiting -> waiting.notice().id())
                .toList();
    }

    private static void awaitResults(LiveBot bot, String key, String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(results(bot, key)).containsExactlyInAnyOrder(expected));
    }

    /** Person, way, result, and why. */
    private static List<String> results(LiveBot bot, String key) {
        return history(bot, key).stream()
                .filter(event -> event.verb() == Verb.TELL)
                .map(Event::detail)
                .map(said -> String.join(
                                " ",
                                said.get("to"),
                                said.get("via"),
                                said.get("result"),
                                said.getOrDefault("why", ""),
                                said.containsKey("unreached") ? "unreached" : "")
                        .replaceAll(" +", " ")
                        .strip())
                .toList();
    }

    private static List<Event> history(LiveBot bot, String key) {
        Store store = bot.part(Store.class);
        long number = Long.parseLong(key.substring(key.indexOf('-') + 1));
        TicketId id =
                store.tickets().find("shop", number).orElseThrow().ticket().id();
        return store.tickets().history("shop", id);
    }

    private static String health(LiveBot bot) {
        return bot.get("/actuator/health").body().toString();
    }

    /** What was told beside the cards. */
    private static List<String> notices(LiveBot bot) {
        return bot.get("/api/rooms/shop/messages?limit=100")
                .body()
                .path("items")
                .valueStream()
                .filter(message -> !message.path("thread").isNull())
                .map(JsonNode::toString)
                .toList();
    }
}
