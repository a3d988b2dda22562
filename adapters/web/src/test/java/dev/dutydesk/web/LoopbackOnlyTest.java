package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spoken by hand: no client of Java's lets a caller choose its Host, and browsers send what the rules look at. */
class LoopbackOnlyTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private static final String SAY = "{\"user\":\"wang.fang\",\"text\":\"x\"}";
    private static World world;

    @BeforeAll
    static void start() {
        world = new World(REDIS);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private record Raw(int status, List<String> headers, String body) {}

    private static String own(String host) {
        return host + ":" + world.port();
    }

    private static Raw reads(String host, String... headers) {
        return call(world, "GET /api/rooms", host, "", headers);
    }

    private static Raw says(String host, String body, String... headers) {
        return call(world, "POST /api/rooms/shop/messages", host, body, headers);
    }

    private static Raw call(World world, String line, String host, String body, String... headers) {
        try (Socket socket = new Socket("127.0.0.1", world.port());
                Writer out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.write(line + " HTTP/1.1\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n");
            out.write(host.isEmpty() ? "" : "Host: " + host + "\r\n");
            for (String header : headers) {
                out.write(header + "\r\n");
            }
            out.write("\r\n" + body);
            out.flush();
            int status = Integer.parseInt(in.readLine().split(" ")[1]);
            List<String> answered = new ArrayList<>();
            for (String read = in.readLine(); !read.isEmpty(); read = in.readLine()) {
                answered.add(read);
            }
            return new Raw(status, answered, String.join("\n", in.readAllLines()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void loopbackNamesAreServed() {
        assertThat(reads(own("localhost")).status()).isEqualTo(200);
        assertThat(reads(own("LOCALHOST")).status()).isEqualTo(200);
        assertThat(reads(own("127.0.0.1")).status()).isEqualTo(200);
        assertThat(reads(own("[::1]")).status()).isEqualTo(200);
        assertThat(reads("localhost").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example:8080",
                "127.0.0.1.nip.example",
                "192.168.0.7:8080",
                "0.0.0.0",
                "localhost.",
                "localhost:1:2"
            })
    void anyOtherNameIsRefused(String host) {
        Raw refused = reads(host);

        assertThat(refused.status()).isIn(400, 403);
        assertThat(refused.body()).doesNotContain("shop");
    }

    @Test
    void theRefusalIsAProblem() {
        Raw refused = reads("evil.example");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.headers()).anyMatch(header -> header.startsWith("Content-Type: application/problem+json"));
        assertThat(refused.body()).contains("\"status\":403").contains("localhost");
    }

    @Test
    void onlyOurOwnOriginMayAct() {
        String json = "Content-Type: application/json";
        assertThat(says(own("localhost"), SAY, json).status()).isEqualTo(201);
        assertThat(says(own("localhost"), SAY, json, "Origin: http://" + own("localhost"))
                        .status())
                .isEqualTo(201);
        for (String origin : List.of(
                "http://evil.example",
                "null",
                "http://localhost",
                "http://localhost:1",
                "https://" + own("localhost"),
                "http://" + own("127.0.0.1"),
                "http://" + own("localhost") + ".evil.example")) {
            assertThat(says(own("localhost"), SAY, json, "Origin: " + origin).status())
                    .as(origin)
                    .isEqualTo(403);
            assertThat(reads(own("localhost"), "Origin: " + origin).status())
                    .as(origin)
                    .isEqualTo(403);
        }
    }

    @Test
    void anotherSitesPageMayNotReadEvenWithoutAnOrigin() {
        assertThat(reads(own("localhost"), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors")
                        .status())
                .isEqualTo(403);
        assertThat(reads(own("localhost"), "Sec-Fetch-Site: same-site").status())
                .isEqualTo(403);
        assertThat(reads(own("localhost"), "Sec-Fetch-Site: same-origin").status())
                .isEqualTo(200);
        assertThat(reads(own("localhost"), "Sec-Fetch-Site: none").status()).isEqualTo(200);
    }

    @Test
    void aLinkFromElsewhereOpensThePageButNoFrameDoes() {
        String from = "Sec-Fetch-Site: cross-site";
        String mode = "Sec-Fetch-Mode: navigate";
        assertThat(reads(own("localhost"), from, mode, "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(200);
        assertThat(reads(own("localhost"), from, mode, "Sec-Fetch-Dest: iframe").status())
                .isEqualTo(403);
    }

    @Test
    void onlyJsonMayAct() {
        for (String type : List.of(
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "text/plain; application/json")) {
            Raw refused = says(own("localhost"), SAY, "Content-Type: " + type);
            assertThat(refused.status()).as(type).isEqualTo(415);
            assertThat(refused.headers()).anyMatch(header -> header.contains("application/problem+json"));
        }
        assertThat(says(own("localhost"), SAY).status()).isEqualTo(415);
        assertThat(says(own("localhost"), SAY, "Content-Type: application/json; charset=utf-8")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (Raw answer : List.of(reads(own("localhost")), reads("evil.example"))) {
            assertThat(answer.headers())
                    .anyMatch(header ->
                            header.startsWith("Content-Security-Policy: default-src 'none'; script-src 'self';"))
                    .contains("X-Content-Type-Options: nosniff", "X-Frame-Options: DENY")
                    .noneMatch(header -> header.contains("unsafe-inline"))
                    .noneMatch(header -> header.startsWith("Access-Control-Allow"));
        }
    }

    @Test
    void whoSetsItInsecureIsCalledByAnyNameButStillByNoOtherSite() {
        try (World open = new World(REDIS, "dutydesk.web.insecure=true")) {
            assertThat(call(open, "GET /api/rooms", "desk.example", "").status())
                    .isEqualTo(200);
            assertThat(call(open, "GET /api/rooms", "desk.example", "", "Origin: http://evil.example")
                            .status())
                    .isEqualTo(403);
        }
    }
}
