package dev.dutydesk.bot.patrol.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site whose certificate nobody vouches for. Time is moved by hand: days are left, then few, then none. */
class TlsCheckTest {
    @SuppressWarnings("NullAway.Init")
    private static HttpsServer server;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        assertThat(new ProcessBuilder(
                                keytool.toString(),
                                "-genkeypair",
                                "-alias",
                                "shop",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost",
                                "-startdate",
                                "2026/11/01 00:00:00",
                                "-validity",
                                "90",
                                "-keystore",
                                keys.toString(),
                                "-storepass",
                                "changeit")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start()
                        .waitFor())
                .isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Strict-Transport-Security", "max-age=31536000");
            exchange.getResponseHeaders().add("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static Sample look(String now, String host, String... crit) {
        try (CheckMeasures measures = new CheckMeasures(() -> Instant.parse(now))) {
            return Target.measure(
                    measures, Target.check("tls", TIMEOUT, List.of(), List.of(crit), new Work.Tls("/")), at(host));
        }
    }

    private static PatrolTarget at(String host) {
        return Target.web("https://" + host + ":" + server.getAddress().getPort(), Map.of());
    }

    @Test
    void aRedirectPassesThroughToTheCertificateOfTheOtherHost() throws IOException {
        int port = server.getAddress().getPort();
        try (Target shop = Target.says("302 Found\r\nLocation: https://shop.example:" + port + "/", "");
                CheckMeasures measures = new CheckMeasures(() -> Target.NOW, new KnownNetworks())) {
            Sample sample = Target.measure(
                    measures,
                    Target.check("http", TIMEOUT, List.of(), List.of("status == 200"), Target.get("/")),
                    shop.web("localhost"));
            assertThat(sample.message()).contains("certificate");
        }
    }

    @Test
    void daysAndProtocolAndHeaders() {
        Sample sample = look(
                "2026-11-20T02:00:00Z",
                "localhost",
                "days_left >= 60",
                "version == 1.3",
                "host_ok",
                "security.hsts && security.nosniff");
        assertThat(sample.level()).as(sample.message()).isEqualTo(Level.OK);
        assertThat(sample.evidence().toString()).contains("CN=localhost", "TLSv1.3", "strict-transport-security");
    }

    @Test
    void fewDaysAreLeftOnceTimeGoesOn() {
        Sample sample = look("2027-01-26T00:00:00Z", "localhost", "days_left >= 14");
        assertThat(sample.level()).isEqualTo(Level.CRIT);
        assertThat(sample.message()).matches("days_left = \\d(\\.\\d+)?, must hold: days_left >= 14");
        assertThat(look("2027-03-01T00:00:00Z", "localhost", "days_left >= 0").level())
                .isEqualTo(Level.CRIT);
    }

    @Test
    void whatIsWrongWithItIsSaid() {
        Sample sample = look("2026-11-20T02:00:00Z", "127.0.0.1", "chain_ok", "host_ok", "security.csp");
        assertThat(sample.level()).isEqualTo(Level.CRIT);
        assertThat(sample.message()).contains("chain_ok = false", "host_ok = false", "security.csp = false");
    }

    @Test
    void aRequestToASiteWithAWrongCertificateIsCritAndSaysWhy() {
        try (CheckMeasures measures = new CheckMeasures(() -> Target.NOW)) {
            Sample sample = Target.measure(
                    measures,
                    Target.check("http", TIMEOUT, List.of(), List.of("status == 200"), Target.get("/")),
                    at("localhost"));
            assertThat(sample.level()).isEqualTo(Level.CRIT);
            assertThat(sample.message()).contains("the certificate isn't accepted");
        }
    }

    @Test
    void aSiteThatDoesNotSpeakTls() throws IOException {
        try (Target silent = Target.that((request, out) -> {});
                CheckMeasures measures = new CheckMeasures(() -> Target.NOW)) {
            Sample sample = Target.measure(
                    measures,
                    Target.check("tls", Target.TIMEOUT, List.of("days_left > 1"), List.of(), new Work.Tls("/")),
                    Target.web("https://127.0.0.1:" + silent.port(), Map.of()));
            assertThat(sample.level()).isEqualTo(Level.CRIT);
            assertThat(sample.message()).contains("within 1 s");
        }
    }
}
