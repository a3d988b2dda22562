package dev.dutydesk.bot.signin;

import static dev.dutydesk.bot.signin.Gated.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** People look after their own sessions, tokens and passwords, and an admin after who has one. */
class PeopleTest {
    private static Gated world;

    @BeforeAll
    static void start(@TempDir Path folder) {
        world = new Gated(folder);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static LiveBot bot() {
        return world.bot();
    }

    private static String token(String[] as) {
        LiveBot.Reply made = bot().post("/api/people/me/tokens", Map.of("name", "backup script"), as);
        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        return made.body().path("token").asString();
    }

    private static JsonNode sessions(String[] as) {
        return bot().get("/api/people/me", as).body().path("sessions");
    }

    @Test
    void aProgramActsByATokenUntilItIsRevoked() {
        String[] liWei = world.enters("li.wei");
        String token = token(liWei);
        assertThat(token).startsWith("ddp_");
        String[] program = Gated.bearing(token);

        assertThat(world.says(program, Map.of("text", "deployed 1.4.2")).status())
                .isEqualTo(201);
        assertThat(world.says(program, Map.of("user", "wang.fang", "text", "x")).status())
                .isEqualTo(403);
        bot().moveTime("PT5M");
        assertThat(bot().get("/api/rooms", program).status()).isEqualTo(200);
        JsonNode listed = sessions(liWei)
                .valueStream()
                .filter(each -> each.path("token").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(listed.path("name").asString()).isEqualTo("backup script");
        assertThat(Duration.between(
                        java.time.Instant.parse(listed.path("made").asString()),
                        java.time.Instant.parse(listed.path("used").asString())))
                .isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(sessions(liWei).toString()).doesNotContain(token);

        String path = "/api/people/me/sessions/" + listed.path("id").asString();
        assertThat(bot().delete(path, world.enters("chen.jie")).status()).isEqualTo(404);
        assertThat(bot().delete(path, liWei).status()).isEqualTo(204);
        assertThat(bot().get("/api/rooms", program).status()).isEqualTo(401);
    }

    @Test
    void aTokenMakesNoTokensNoLinksAndNoPasswords() {
        String[] program = Gated.bearing(token(world.enters("admin")));

        assertThat(bot().get("/api/people", program).status()).isEqualTo(200);
        assertThat(bot().post("/api/people/me/tokens", Map.of("name", "more"), program)
                        .status())
                .isEqualTo(403);
        assertThat(bot().post("/api/people/li.wei/link", Map.of(), program).status())
                .isEqualTo(403);
        assertThat(bot().post("/api/people/me/password", Map.of("old", PASSWORD, "password", PASSWORD + "!"), program)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCookieIsNoTokenAndATokenNoCookie() {
        String[] cookie = world.enters("sun.li");
        String token = token(cookie);

        assertThat(bot().get("/api/rooms", "Cookie", "dutydesk-session=" + token)
                        .status())
                .isEqualTo(401);
        assertThat(bot().get(
                                "/api/rooms",
                                "Authorization",
                                "Bearer " + cookie[1].split("=", 2)[1])
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anotherPasswordEndsAllOtherSessionsAndTokens() {
        String[] here = world.enters("chen.jie");
        String[] there = world.entersAgain("chen.jie", PASSWORD);
        String[] program = Gated.bearing(token(there));
        String other = "another fine password";

        assertThat(bot().post("/api/people/me/password", Map.of("old", "not that one", "password", other), here)
                        .body()
                        .path("type")
                        .asString())
                .isEqualTo("urn:dutydesk:problem:password-not-the-old-one");
        LiveBot.Reply changed = bot().post("/api/people/me/password", Map.of("old", PASSWORD, "password", other), here);
        assertThat(changed.status()).isEqualTo(204);

        assertThat(bot().get("/api/rooms", Gated.as(changed)).status()).isEqualTo(200);
        for (String[] old : List.of(here, there, program)) {
            assertThat(bot().get("/api/rooms", old).status()).isEqualTo(401);
        }
        assertThat(world.tries("chen.jie", PASSWORD).status()).isEqualTo(401);
        assertThat(world.tries("chen.jie", other).status()).isEqualTo(200);
    }

    @Test
    void anAdminMakesLinksAndSignsPeopleOutAndNobodyElseDoes() {
        String[] admin = world.enters("admin");
        String[] zhaoMin = world.enters("zhao.min");

        LiveBot.Reply made = bot().post("/api/people/zhao.min/link", Map.of(), admin);
        assertThat(made.status()).isEqualTo(200);
        String link = made.body().path("link").asString();
        assertThat(link).startsWith("http://localhost:" + bot().port() + "/sign-in/link#");
        assertThat(bot().get("/api/rooms", zhaoMin).status()).isEqualTo(200);
        assertThat(bot().post("/api/people/zhao.min/sign-out", Map.of(), admin).status())
                .isEqualTo(204);
        assertThat(bot().get("/api/rooms", zhaoMin).status()).isEqualTo(401);
        assertThat(world.uses(link.substring(link.indexOf('#') + 1), PASSWORD).status())
                .isEqualTo(204);

        String[] again = world.entersAgain("zhao.min", PASSWORD);
        assertThat(bot().get("/api/people", again).status()).isEqualTo(403);
        for (String path : List.of("admin/link", "me/link", "admin/sign-out", "me/sign-out")) {
            assertThat(bot().post("/api/people/" + path, Map.of(), again).status())
                    .as(path)
                    .isEqualTo(403);
        }
        assertThat(bot().post("/api/people/nobody/link", Map.of(), admin).status())
                .isEqualTo(404);
    }

    @Test
    void whoIsDroppedFromTheDeskFileIsOut() throws IOException {
        String[] admin = world.enters("admin");
        String[] program = Gated.bearing(token(admin));
        String file = Files.readString(world.desk());
        Files.writeString(
                world.desk(),
                file.lines().filter(line -> !line.contains("id: admin")).reduce("", (a, b) -> a + b + "\n"));
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> bot().get("/api/people", admin).status() == 401);
            assertThat(bot().get("/api/people", program).status()).isEqualTo(401);
            assertThat(world.tries("admin", PASSWORD).status()).isEqualTo(401);
        } finally {
            Files.writeString(world.desk(), file);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> bot().part(Accounts.class).find("admin").isPresent());
        }
    }

    @Test
    void aLineEndsWhenItsSessionDoes() {
        String[] wangFang = world.enters("wang.fang");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + bot().port() + "/api/rooms/shop/events"))
                    .headers(wangFang)
                    .build();
            HttpResponse<Stream<String>> line =
                    http.sendAsync(request, HttpResponse.BodyHandlers.ofLines()).join();
            assertThat(line.statusCode()).isEqualTo(200);
            CompletableFuture<Long> end =
                    CompletableFuture.supplyAsync(() -> line.body().count());
            assertThat(bot().post("/api/sign-out", Map.of(), wangFang).status()).isEqualTo(204);

            await().atMost(Duration.ofSeconds(15)).until(end::isDone);
        }
    }

    @Test
    void thePagesAreThereInBothLanguages() {
        String[] admin = world.enters("admin");
        for (String path : List.of("/sign-in/link", "/people", "/people/me")) {
            assertThat(bot().get(path, Gated.with(admin, "Accept", "text/html"))
                            .response()
                            .body())
                    .as(path)
                    .contains("<html lang=\"en\"", "/sign-in/people.js");
            assertThat(bot().get(path + "?lang=zh-CN", admin).response().body())
                    .as(path)
                    .contains("<html lang=\"zh-CN\"");
        }
        assertThat(bot().get("/sign-in?next=//evil.example", "Accept-Language", "en")
                        .response()
                        .body())
                .contains("data-then=\"/\"");
        assertThat(bot().get("/people", Gated.with(world.enters("sun.li"), "Accept", "text/html"))
                        .status())
                .isEqualTo(403);
    }
}
