package dev.dutydesk.bot.signin;

import static dev.dutydesk.bot.signin.Gated.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.LiveBot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Signed in, people act in their own name, and nobody else does. */
class SignInTest {
    private static Gated world;

    @BeforeAll
    static void start(@TempDir Path folder) {
        world = new Gated(folder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/rooms",
                "/api/rooms/shop/messages",
                "/api/rooms/shop/events",
                "/api/tickets",
                "/api/tickets/SHOP-1",
                "/api/people",
                "/api/people/me",
                "/v3/api-docs",
                "/js/main.js",
                "/"
            })
    void aStrangerReadsNothing(String path) {
        LiveBot.Reply reply = world.bot().get(path, "Accept-Language", "en");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.body().path("type").asString()).isEqualTo("urn:dutydesk:problem:not-signed-in");
    }

    @Test
    void aStrangerSaysNothing() {
        assertThat(world.says(
                                new String[] {"Accept-Language", "en"},
                                Map.of("user", "li.wei", "text", "@dutydesk 付不了款"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aPersonInABrowserIsSentToSignInAndBack() {
        LiveBot.Reply reply = world.bot().get("/?a=b", "Accept", "text/html");

        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location")).endsWith("/sign-in?next=%2F%3Fa%3Db");
    }

    @Test
    void whoIsSignedInIsWhoActs() {
        String[] wangFang = world.enters("wang.fang");

        LiveBot.Reply said = world.says(wangFang, Map.of("text", "@dutydesk 付不了款，转圈"));
        assertThat(said.status()).isEqualTo(201);
        JsonNode ticket = world.bot()
                .get("/api/tickets/" + said.body().path("ticket").asString(), wangFang)
                .body();
        assertThat(ticket.path("reporter").asString()).isEqualTo("wang.fang");
        assertThat(world.says(wangFang, Map.of("user", "wang.fang", "text", "在吗"))
                        .status())
                .isEqualTo(201);
        assertThat(world.says(wangFang, Map.of("user", "王芳", "text", "在吗")).status())
                .isEqualTo(201);
        assertThat(world.bot().get("/api/rooms", wangFang).body().path("me").asString())
                .isEqualTo("wang.fang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"li.wei", "李伟", "a guest"})
    void nobodyActsOrReadsAsSomebodyElse(String other) {
        String[] wangFang = world.enters("wang.fang");

        LiveBot.Reply said = world.says(wangFang, Map.of("user", other, "text", "@dutydesk 付不了款"));
        assertThat(said.status()).isEqualTo(403);
        assertThat(said.body().path("type").asString()).isEqualTo("urn:dutydesk:problem:not-the-caller");
        assertThat(said.body().path("detail").asString()).contains("wang.fang");

        String as = "as=" + java.net.URLEncoder.encode(other, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(world.bot().get("/api/rooms/shop/messages?" + as, wangFang).status())
                .isEqualTo(403);
        assertThat(world.bot().get("/api/rooms/shop/events?" + as, wangFang).status())
                .isEqualTo(403);
        LiveBot.Reply tap =
                world.bot().post("/api/rooms/shop/messages/1/buttons/acknowledge", Map.of("user", other), wangFang);
        assertThat(tap.status()).isEqualTo(403);
    }

    @Test
    void theRoomsAndTicketsOfOtherDesksAreNotThere() {
        String[] wangFang = world.enters("wang.fang");
        String[] zhouMin = world.enters("zhou.min");
        String key = world.says(wangFang, Map.of("text", "@dutydesk 首页打不开"))
                .body()
                .path("ticket")
                .asString();

        assertThat(world.bot().get("/api/rooms", zhouMin).body().path("items").valueStream())
                .extracting(room -> room.path("id").asString())
                .containsExactly("mall", "@mall:zhou.min");
        assertThat(world.bot()
                        .get("/api/rooms/@shop:wang.fang/messages", zhouMin)
                        .status())
                .isEqualTo(404);
        assertThat(world.bot().get("/api/rooms/shop/messages", zhouMin).status())
                .isEqualTo(404);
        assertThat(world.bot().get("/api/rooms/mall/messages", zhouMin).status())
                .isEqualTo(200);
        assertThat(world.says(zhouMin, Map.of("text", "hello")).status()).isEqualTo(404);
        assertThat(world.bot().get("/api/tickets/" + key, zhouMin).status()).isEqualTo(404);
        assertThat(world.bot().get("/api/tickets/" + key, wangFang).status()).isEqualTo(200);
        assertThat(world.bot().get("/api/tickets?desk=shop", zhouMin).status()).isEqualTo(400);
        assertThat(world.bot().get("/api/tickets", zhouMin).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"li.wei,wrong wrong wrong", "nobody,correct horse battery", "he.jing,correct horse battery"})
    void wrongUnknownAndWithoutAPasswordAreAnsweredAlike(String account, String password) {
        world.enters("li.wei");

        LiveBot.Reply reply = world.tries(account, password);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("Set-Cookie")).isEmpty();
        assertThat(reply.body().path("detail").asString())
                .isEqualTo(
                        "That account and password don’t go together. Whoever has no password yet gets a link for one "
                                + "from an admin.");
    }

    @Test
    void theCookieIsForTheServerAlone() {
        world.enters("chen.jie");
        String cookie = world.tries("chen.jie", PASSWORD).header("Set-Cookie");

        assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/").doesNotContain("Secure");
        assertThat(world.bot()
                        .post(
                                "/api/sign-in",
                                Map.of("account", "chen.jie", "password", PASSWORD),
                                "X-Forwarded-Proto",
                                "https")
                        .header("Set-Cookie"))
                .contains("Secure");
    }

    @Test
    void tooManyWrongTriesMustWaitLongerAndLongerButNotForEver() {
        world.enters("sun.li");
        for (int i = 0; i < 5; i++) {
            assertThat(world.tries("sun.li", "wrong wrong " + i).status()).isEqualTo(401);
        }

        LiveBot.Reply refused = world.tries("sun.li", PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(30, 60);
        assertThat(refused.body().path("detail").asString()).matches(".*possible in (1 min 0|[0-9]+) s\\.");

        world.bot().moveTime("PT61S");
        assertThat(world.tries("sun.li", "wrong again").status()).isEqualTo(401);
        LiveBot.Reply longer = world.tries("sun.li", PASSWORD);
        assertThat(longer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(longer.header("Retry-After"))).isBetween(90, 120);
        assertThat(longer.body().path("detail").asString()).contains("min");

        world.bot().moveTime("PT121S");
        assertThat(world.tries("sun.li", PASSWORD).status()).isEqualTo(200);
        assertThat(world.tries("sun.li", "wrong once").status()).isEqualTo(401);
    }

    @Test
    void aLinkServesOnceAlsoWhereTwoBrowsersRace() {
        String link = world.link("he.jing");
        List<Integer> answers = IntStream.range(0, 4)
                .parallel()
                .mapToObj(i -> world.uses(link, PASSWORD + i).status())
                .toList();

        assertThat(answers).containsOnlyOnce(204);
        assertThat(answers).filteredOn(answer -> answer != 204).containsOnly(410);
        assertThat(world.uses(link, PASSWORD).body().path("type").asString())
                .isEqualTo("urn:dutydesk:problem:link-gone");
        int winner = answers.indexOf(204);
        assertThat(world.tries("he.jing", PASSWORD + winner).status()).isEqualTo(200);
    }

    @Test
    void aLinkIsOverAfterADayAndWhenAnotherSetThePassword() {
        String late = world.link("li.wei");
        world.bot().moveTime("PT24H");
        assertThat(world.uses(late, PASSWORD).status()).isEqualTo(410);
        assertThat(world.bot().post("/api/links/open", Map.of("link", late)).status())
                .isEqualTo(410);

        String overtaken = world.link("li.wei");
        assertThat(world.bot()
                        .post("/api/links/open", Map.of("link", overtaken))
                        .body()
                        .path("account")
                        .asString())
                .isEqualTo("li.wei");
        world.enters("li.wei");
        assertThat(world.uses(overtaken, PASSWORD).status()).isEqualTo(410);
        assertThat(world.bot()
                        .post("/api/links/open", Map.of("link", overtaken))
                        .status())
                .isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "short|password-too-short",
                "密码密码密码密码密码密码密码密码密码密码密码密码密|password-too-long",
                "Zhao.Min.Is.Me|",
            })
    void aPasswordThatWontDoIsToldWhyAndTheLinkStays(String password, String fault) {
        String link = world.link("zhao.min");
        LiveBot.Reply reply = world.uses(link, password);

        if (fault == null) {
            assertThat(reply.status()).isEqualTo(204);
        } else {
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().path("type").asString()).isEqualTo("urn:dutydesk:problem:" + fault);
            assertThat(world.uses(link, PASSWORD).status()).isEqualTo(204);
        }
    }

    @Test
    void settingAPasswordByALinkSignsOutEverywhere() {
        String[] before = world.enters("chen.jie");
        world.enters("chen.jie");

        assertThat(world.bot().get("/api/rooms", before).status()).isEqualTo(401);
    }

    @Test
    void signingOutEndsThisSessionOrAll() {
        String[] here = world.enters("chen.jie");
        String[] there = world.entersAgain("chen.jie", PASSWORD);
        String[] elsewhere = world.entersAgain("chen.jie", PASSWORD);

        assertThat(world.bot().post("/api/sign-out", Map.of(), here).status()).isEqualTo(204);
        assertThat(world.bot().get("/api/rooms", here).status()).isEqualTo(401);
        assertThat(world.bot().get("/api/rooms", there).status()).isEqualTo(200);

        assertThat(world.bot()
                        .post("/api/sign-out", Map.of("everywhere", true), there)
                        .status())
                .isEqualTo(204);
        assertThat(world.bot().get("/api/rooms", there).status()).isEqualTo(401);
        assertThat(world.bot().get("/api/rooms", elsewhere).status()).isEqualTo(401);
    }

    @Test
    void aSessionOutlivesARestartAndSlidesButNotFor90Days() {
        String[] liWei = world.enters("li.wei");
        String[] unused = world.entersAgain("li.wei", PASSWORD);
        world.restarts();
        assertThat(world.bot().get("/api/rooms", liWei).status()).isEqualTo(200);

        for (int i = 0; i < 3; i++) {
            world.bot().moveTime("P29D");
            assertThat(world.bot().get("/api/rooms", liWei).status()).isEqualTo(200);
        }
        assertThat(world.bot().get("/api/rooms", unused).status()).isEqualTo(401);
        world.bot().moveTime("P6D");
        assertThat(world.bot().get("/api/rooms", liWei).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/health,,200",
        "/actuator/health/store,X-Forwarded-For,401",
        "/actuator/prometheus,,200",
        "/actuator/prometheus,X-Forwarded-For,401",
        "/actuator/health,X-Forwarded-For,200"
    })
    void theProcessIsLookedAfterFromItsOwnMachine(String path, String header, int status) {
        String[] headers = header == null ? new String[0] : new String[] {header, "203.0.113.9"};
        LiveBot.Reply reply = world.bot().get(path, headers);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body().has("components")).isEqualTo(path.endsWith("health") && header == null);
    }

    @Test
    void anAdminLooksAfterTheProcessFromAnywhereAndNobodyElse() {
        String[] admin = Gated.with(world.enters("admin"), "X-Forwarded-For", "203.0.113.9");
        String[] wangFang = Gated.with(world.enters("wang.fang"), "X-Forwarded-For", "203.0.113.9");

        assertThat(world.bot().get("/actuator/prometheus", admin).status()).isEqualTo(200);
        assertThat(world.bot().get("/actuator/health", admin).body().has("components"))
                .isTrue();
        LiveBot.Reply refused = world.bot().get("/actuator/prometheus", wangFang);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("type").asString()).isEqualTo("urn:dutydesk:problem:not-an-admin");
    }
}
