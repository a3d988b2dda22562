package dev.dutydesk.bot.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.ChecksSetUp;
import dev.dutydesk.dingtalk.DingTalkApp;
import dev.dutydesk.dingtalk.DingTalkStage;
import dev.dutydesk.lark.LarkApp;
import dev.dutydesk.lark.LarkStage;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 李伟 has the duty; the chat platform he is on can make his telephone ring, and so can a gateway. */
class PlatformCallsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String WEB = "  shop:      {platform: web, name: {zh-CN: 商城维护群, en: Shop maintenance},"
            + " for: [intake, alerts, reviews]}\n";

    private static final String FIRST = "{after: 0%, to: [on-duty], via: VIA}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private FakeGateway gateway;

    private String via = "[thread, dm, call]";

    @BeforeEach
    void opens() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void closes() {
        gateway.close();
    }

    /** Reports are taken in the web chat; the developers work on the platform. */
    private void desk(String channel, String liWei) throws IOException {
        Path desks = Files.createDirectories(folder.resolve("desks"));
        Files.writeString(
                desks.resolve("shop.yml"),
                Examples.text()
                        .replace(WEB, WEB + "  work: " + channel + "\n")
                        .replace("people: [li.wei, chen.jie]", "people: [li.wei]")
                        .replace("{after: 0%, to: [on-duty], via: [thread, dm, call]}", FIRST.replace("VIA", via))
                        .replace(
                                "accounts: {web: li.wei, slack: U0LIWEI}, mobile: \"env:MOBILE_LI_WEI\"",
                                "accounts: {" + liWei + "}, mobile: \"+8613800000001\""));
    }

    private LiveBot start(String... settings) {
        LiveBot bot = LiveBot.start(folder, settings);
        await().atMost(PATIENCE)
                .until(() -> bot.part(Adapters.class).all().stream()
                        .filter(adapter -> !adapter.platform().equals("web"))
                        .allMatch(adapter -> adapter.link().up()));
        return bot;
    }

    private LiveBot withLark(LarkStage lark, String... more) throws IOException {
        desk("{platform: lark, address: oc_shop01, for: [alerts]}", "lark: ou_liwei");
        LarkApp app = lark.settings();
        String main = "--dutydesk.lark.apps.main.";
        return start(Stream.concat(
                        Stream.of(
                                main + "app-id=" + app.appId(),
                                main + "app-secret=" + app.appSecret(),
                                main + "api-url=" + app.apiUrl(),
                                main + "urge=true"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private String toTheGateway() {
        return "--dutydesk.gateway.call.url=" + gateway.url("/call");
    }

    @Test
    void larkCallsHimAndTheGatewayDoesOnceLarkHasNoneLeft() throws IOException {
        LarkStage lark = new LarkStage();
        lark.mayUrge();
        try (lark;
                LiveBot bot = withLark(lark, toTheGateway())) {
            String key = bot.done("王芳", "@dutydesk 付不了款");
            awaitResults(bot, key, "call delivered");
            assertThat(lark.urged())
                    .singleElement()
                    .asString()
                    .startsWith("phone ou_liwei")
                    .contains("P1 付不了款 · " + key + " 无人接单");
            assertThat(gateway.asked()).isEmpty();

            lark.hasNoneLeft(true);
            String next = bot.done("王芳", "@dutydesk 有人被重复扣款");
            awaitResults(
                    bot,
                    next,
                    "call failed lark:main: Lark answers 230024: Reach the upper limit of urgent message.",
                    "call delivered");
            assertThat(gateway.asked()).hasSize(1);
            assertThat(bot.say("王芳", "/show " + next).body().toString()).contains("李伟：电话失败", "230024", "李伟：电话已送达");
            assertThat(health(bot)).contains("lark:main call", "230024");
        }
    }

    @Test
    void whatADesksEscalationNeedsAndTheAppLacksIsNamedAtTheStart() throws IOException {
        LarkStage lark = new LarkStage();
        via = "[thread, app]";
        try (lark;
                LiveBot bot = withLark(lark)) {
            ChecksSetUp adapter = bot.part(Adapters.class).all().stream()
                    .filter(each -> each.platform().equals("lark"))
                    .map(ChecksSetUp.class::cast)
                    .findFirst()
                    .orElseThrow();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(adapter.faults())
                            .hasValueSatisfying(faults -> assertThat(faults)
                                    .filteredOn(fault -> fault.code().equals("scope"))
                                    .singleElement()
                                    .satisfies(
                                            fault -> assertThat(fault.about()).contains("im:message.urgent"))));
        }
    }

    @Test
    void viaAppRingsInLarksAppAndInTheThreadAloneForWhomNoPlatformRings() throws IOException {
        LarkStage lark = new LarkStage();
        lark.mayUrge();
        lark.hasNoneLeft(true);
        via = "[thread, app]";
        try (lark;
                LiveBot bot = withLark(lark)) {
            String key = bot.done("王芳", "@dutydesk 付不了款");
            awaitResults(bot, key, "app delivered");
            assertThat(lark.urged())
                    .singleElement()
                    .asString()
                    .startsWith("app ou_liwei")
                    .contains("P1 付不了款 · " + key + " 无人接单");
            assertThat(bot.say("王芳", "/show " + key).body().toString()).contains("李伟", "应用内加急");
            assertThat(health(bot)).contains("\"lark:main app\":\"ok\"");
        }
    }

    @Test
    void withoutAGatewayThePlatformIsEnoughForAP1AndWhomItCannotCallTheChatTells() throws IOException {
        LarkStage lark = new LarkStage();
        try (lark;
                LiveBot bot = withLark(lark)) {
            assertThat(health(bot))
                    .contains("these have no account on a platform that urges:", "chen.jie")
                    .doesNotContain("call.url isn't set")
                    .contains("im:message.urgent:phone");
            String key = bot.done("王芳", "@dutydesk 付不了款");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(results(bot, key))
                            .singleElement()
                            .asString()
                            .startsWith("call failed lark:main: Lark answers 99991672"));
            await().atMost(PATIENCE)
                    .until(() -> lark.room("ou_liwei").stream()
                            .anyMatch(seen -> seen.text().contains(key)));
        }
    }

    @Test
    void dingTalkCallsHimByDingAndTheGatewayWhereTheEditionHasNone() throws IOException {
        DingTalkStage ding = DingTalkStage.inMarkdown();
        ding.mayUrge();
        desk("{platform: dingtalk, address: \"cidSHOP==\", for: [alerts]}", "dingtalk: liwei");
        DingTalkApp app = ding.settings();
        String main = "--dutydesk.dingtalk.apps.main.";
        try (ding;
                LiveBot bot = start(
                        main + "client-id=" + app.clientId(),
                        main + "client-secret=" + app.clientSecret(),
                        main + "api-url=" + app.apiUrl(),
                        main + "urge=true",
                        toTheGateway())) {
            String key = bot.done("王芳", "@dutydesk 付不了款");
            awaitResults(bot, key, "call delivered");
            assertThat(ding.urged()).containsExactly("phone liwei P1 付不了款 · " + key + " 无人接单");
            assertThat(gateway.asked()).isEmpty();

            ding.hasNoneLeft(true);
            String next = bot.done("王芳", "@dutydesk 有人被重复扣款");
            awaitResults(bot, next, "call failed dingtalk:main: DingTalk answers ding.noQuota", "call delivered");
            assertThat(gateway.asked()).hasSize(1);
        }
    }

    private static void awaitResults(LiveBot bot, String key, String... expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(results(bot, key)).containsExactly(expected));
    }

    /** How each telling of 李伟 ended. */
    private static List<String> results(LiveBot bot, String key) {
        Store store = bot.part(Store.class);
        long number = Long.parseLong(key.substring(key.indexOf('-') + 1));
        return store
                .tickets()
                .history(
                        "shop",
                        store.tickets()
                                .find("shop", number)
                                .orElseThrow()
                                .ticket()
                                .id())
                .stream()
                .filter(event -> event.verb() == Verb.TELL)
                .map(Event::detail)
                .filter(said -> "li.wei".equals(said.get("to")))
                .map(said -> (said.get("via") + " " + said.get("result") + " " + said.getOrDefault("why", "")).strip())
                .toList();
    }

    private static String health(LiveBot bot) {
        return bot.get("/actuator/health").body().toString();
    }
}
