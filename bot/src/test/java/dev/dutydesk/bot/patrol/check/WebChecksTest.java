package dev.dutydesk.bot.patrol.check;

import static dev.dutydesk.bot.patrol.check.Target.isCrit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sites that behave, and sites that don't. To these checks 127.0.0.1 is an inside address and localhost one of the world. */
class WebChecksTest {
    private final CheckMeasures measures = new CheckMeasures(() -> Target.NOW, new KnownNetworks());
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void over() {
        never.countDown();
        measures.close();
    }

    private void hang() {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Sample ask(Target target, String... crit) {
        return ask(target.web("localhost"), crit);
    }

    private Sample ask(PatrolTarget target, String... crit) {
        return ask(target, Target.PATIENT, crit);
    }

    private Sample ask(PatrolTarget target, Duration timeout, String... crit) {
        return Target.measure(
                measures, Target.check("http", timeout, List.of(), List.of(crit), Target.get("/a")), target);
    }

    private Sample askInVain(Target target, String... crit) {
        return ask(target.web("localhost"), Target.TIMEOUT, crit);
    }

    @Test
    void aSiteThatIsWell() throws IOException {
        try (Target shop = Target.says("200 OK\r\nContent-Type: application/json", "{\"items\": [1, 2]}")) {
            Sample sample = ask(
                    shop, "status == 200", "size(body.items) == 2", "headers['content-type'] == 'application/json'");
            assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
            assertThat(sample.message()).matches("200, \\d+ ms");
            assertThat(sample.values())
                    .containsEntry("status", 200.0)
                    .containsEntry("up", true)
                    .doesNotContainKey("body");
            assertThat(sample.evidence().getFirst().title()).matches("GET http://localhost.* → 200, \\d+ ms");
            assertThat(sample.evidence().getFirst().text())
                    .startsWith("HTTP 200")
                    .contains("items");
        }
    }

    @Test
    void anotherStatusIsWhatTheStatementsMakeOfIt() throws IOException {
        try (Target shop = Target.says("503 Busy", "sorry")) {
            isCrit(ask(shop, "status == 200", "ms <= 3000"), "status = 503, must hold: status == 200");
            assertThat(ask(shop).level()).isEqualTo(Level.OK);
        }
    }

    @Test
    void hangsBeforeItsHeader() throws IOException {
        try (Target shop = Target.that((request, out) -> hang())) {
            isCrit(askInVain(shop, "status == 200"), "no answer within 1 s");
        }
    }

    @Test
    void hangsAfterTheHeader() throws IOException {
        try (Target shop = Target.that((request, out) -> {
            send(out, "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            hang();
        })) {
            isCrit(askInVain(shop), "status 200 came, but no body within 1 s");
        }
    }

    @Test
    void sendsForEver() throws IOException {
        try (Target shop = Target.that((request, out) -> {
            send(out, "HTTP/1.1 200 OK\r\n\r\n");
            while (never.getCount() > 0) {
                send(out, "x");
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        })) {
            isCrit(askInVain(shop), "still sending after 1 s");
        }
    }

    @Test
    void sendsAGigabyte() throws IOException {
        AtomicInteger megabytes = new AtomicInteger();
        try (Target shop = Target.that((request, out) -> {
            send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n");
            byte[] some = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                out.write(some);
                megabytes.incrementAndGet();
            }
        })) {
            Sample sample = ask(shop, "status == 200");
            assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
            assertThat(sample.values()).containsEntry("bytes", 1_000_000.0);
            assertThat(sample.evidence().getFirst().text())
                    .contains("more there")
                    .hasSizeLessThan(4_100);
            assertThat(megabytes.get()).isLessThan(40);
        }
    }

    @Test
    void closesInMidBody() throws IOException {
        try (Target shop = Target.that((request, out) -> {
            send(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            throw new IOException("enough");
        })) {
            isCrit(ask(shop), "the answer broke off");
        }
    }

    @Test
    void redirectsToItself() throws IOException {
        try (Target shop = Target.says("302 Found\r\nLocation: /a", "")) {
            isCrit(ask(shop), "redirects for ever, 5 so far");
            assertThat(shop.requests).hasSize(6);
        }
    }

    @Test
    void redirectsToAPrivateAddress() throws IOException {
        try (Target inside = Target.says("200 OK", "secret");
                Target shop = Target.says("302 Found\r\nLocation: http://127.0.0.1:" + inside.port() + "/", "")) {
            isCrit(ask(shop), "redirects to a private address: http://127.0.0.1");
            assertThat(inside.requests).isEmpty();
            // One that is of the inside itself may lead there.
            assertThat(ask(shop.web("127.0.0.1"), "status == 200").level()).isEqualTo(Level.OK);
        }
    }

    /** A name may stand for another address once it was looked up: here nobody but the check knows it at all. */
    @Test
    void aRedirectIsFollowedToTheAddressThatWasLookedAt() throws IOException {
        try (Target other = Target.says("200 OK", "moved here");
                Target shop =
                        Target.says("302 Found\r\nLocation: http://shop.example:" + other.port() + "/new?a=b", "")) {
            Sample sample = ask(shop, "status == 200", "text == 'moved here'");
            assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
            assertThat(other.requests)
                    .singleElement()
                    .satisfies(request -> assertThat(request)
                            .contains("/new?a=b HTTP/1.1")
                            .containsIgnoringCase("host: shop.example:" + other.port()));
        }
    }

    @Test
    void aRedirectToWhereNobodyAnswersIsSaid() throws IOException {
        int gone;
        try (Target other = Target.says("200 OK", "")) {
            gone = other.port();
        }
        try (Target shop = Target.says("302 Found\r\nLocation: http://shop.example:" + gone + "/", "")) {
            isCrit(ask(shop), "shop.example:" + gone);
        }
        try (Target hangs = Target.that((request, out) -> hang());
                Target shop = Target.says("302 Found\r\nLocation: http://shop.example:" + hangs.port() + "/", "")) {
            isCrit(askInVain(shop), "1 s");
        }
    }

    @Test
    void redirectsToAFile() throws IOException {
        try (Target shop = Target.says("302 Found\r\nLocation: file:///etc/passwd", "")) {
            isCrit(ask(shop), "redirects to what isn't http or https");
        }
    }

    @Test
    void whatIsSecretGoesOnlyToTheTargetAndIsNeverShown() throws IOException {
        Map<String, Secret> headers = Map.of("X-Key", Secret.plain("open-sesame-77"));
        try (Target other = Target.says("200 OK", "you sent open-sesame-77");
                Target shop = Target.says(
                        "302 Found\r\nLocation: http://localhost:" + other.port() + "/", "open-sesame-77")) {
            Sample sample = ask(Target.web("http://localhost:" + shop.port(), headers), "text == 'x'");
            assertThat(shop.requests.element()).contains("open-sesame-77");
            assertThat(other.requests.element()).doesNotContain("open-sesame-77");
            assertThat(sample.toString()).doesNotContain("open-sesame-77");
        }
    }

    @Test
    void whatLooksSecretIsNotShown() throws IOException {
        try (Target shop = Target.says(
                "200 OK\r\nSet-Cookie: session=abcdef123",
                "{\"access_token\": \"tok-123456\", \"phone\": \"13812345678\", \"ok\": 1}")) {
            Sample sample = ask(shop, "body.ok == 2");
            assertThat(sample.evidence().toString())
                    .doesNotContain("abcdef123", "tok-123456", "13812345678")
                    .contains("body.ok = 1");
        }
    }

    @Test
    void nobodyListens() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        isCrit(ask(Target.web("http://127.0.0.1:" + port, Map.of())), "refuses the connection");
    }

    @Test
    void itsNameHasNoAddress() {
        isCrit(ask(Target.web("http://nowhere.invalid", Map.of())), "nowhere.invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"value <= 0.8", "max <= 0.9 && min >= 0.5", "series[0].labels.job == 'shop'", "count == 2"})
    void asksPrometheus(String statement) throws IOException {
        String answer = """
                {"status": "success", "data": {"resultType": "vector", "result": [
                  {"metric": {"job": "shop"}, "value": [1795395600.1, "0.75"]},
                  {"metric": {"job": "cart"}, "value": [1795395600.1, "0.9"]}]}}""";
        try (Target prometheus = Target.says("200 OK", answer)) {
            Sample sample = Target.measure(
                    measures,
                    Target.check(
                            "prometheus",
                            Target.PATIENT,
                            List.of(),
                            List.of(statement),
                            new Work.Prometheus("a / b > 0")),
                    prometheus.web("localhost"));
            assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
            assertThat(prometheus.requests.element()).startsWith("GET /api/v1/query?query=a+%2F+b+%3E+0 ");
        }
    }

    @Test
    void aPrometheusThatSaysNothingIsUnknown() throws IOException {
        Work.Prometheus query = new Work.Prometheus("up");
        try (Target empty = Target.says(
                        "200 OK", "{\"status\": \"success\", \"data\": {\"resultType\": \"vector\", \"result\": []}}");
                Target wrong = Target.says("400 Bad", "{\"status\": \"error\", \"error\": \"parse error\"}")) {
            var check = Target.check("prometheus", Target.PATIENT, List.of("value < 1"), List.of(), query);
            assertThat(Target.measure(measures, check, empty.web("localhost")).level())
                    .isEqualTo(Level.UNKNOWN);
            Sample refused = Target.measure(measures, check, wrong.web("localhost"));
            assertThat(refused.level()).isEqualTo(Level.UNKNOWN);
            assertThat(refused.message()).contains("400 parse error");
        }
    }
}
