package dev.dutydesk.bot.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dutydesk.bot.LiveBot;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From where the bot can be called: with sign-in from anywhere and by TLS, without it from this machine alone. */
class ReachTest {
    private static final char[] SECRET = "only for this test".toCharArray();

    @Test
    void withoutSignInItStaysOnThisMachineAndNobodyNeedsToBeKnown(@TempDir Path folder) {
        assertThatThrownBy(() -> LiveBot.start(folder, "--server.address=0.0.0.0"))
                .rootCause()
                .hasMessageContaining("Nobody signs in");
        try (LiveBot bot = LiveBot.start(folder)) {
            assertThat(bot.get("/api/rooms").body().path("me").isNull()).isTrue();
            assertThat(bot.done("wang.fang", "@dutydesk 付不了款")).startsWith("SHOP-");
            assertThat(bot.part(OwnAddress.class).base()).isEqualTo("http://localhost:" + bot.port());
            assertThat(bot.get("/sign-in").status()).isEqualTo(404);
            assertThat(bot.get("/api/people").status()).isEqualTo(404);
            assertThat(bot.get("/actuator/health").body().has("components")).isTrue();
            assertThatThrownBy(() -> bot.part(SignIn.class)).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void withSignInItSpeaksTlsAndIsCalledByItsPublicName(@TempDir Path folder) throws Exception {
        KeyStore keys = selfSigned(folder);
        Path certificate =
                pem(folder, "CERTIFICATE", keys.getCertificate("desk").getEncoded());
        Path key = pem(folder, "PRIVATE KEY", keys.getKey("desk", SECRET).getEncoded());
        try (LiveBot bot = LiveBot.start(
                        folder,
                        "--dutydesk.sign-in.enabled=true",
                        "--dutydesk.public-url=https://desk.example.com",
                        "--server.address=0.0.0.0",
                        "--server.ssl.certificate=" + certificate.toUri(),
                        "--server.ssl.certificate-private-key=" + key.toUri());
                HttpClient http =
                        HttpClient.newBuilder().sslContext(trusting(keys)).build()) {
            HttpResponse<String> byOtherName = http.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + bot.port() + "/sign-in"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(byOtherName.statusCode()).isEqualTo(403);
            assertThat(byOtherName.body()).contains("dutydesk.public-url");

            assertThat(called(bot, keys, "desk.example.com"))
                    .startsWith("HTTP/1.1 200")
                    .contains("/sign-in/people.js");
            assertThat(bot.part(OwnAddress.class).base()).isEqualTo("https://desk.example.com");
        }
    }

    private static String called(LiveBot bot, KeyStore keys, String host) throws Exception {
        try (Socket socket = trusting(keys).getSocketFactory().createSocket("localhost", bot.port());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(("GET /sign-in HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static SSLContext trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("desk", keys.getCertificate("desk"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static KeyStore selfSigned(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "desk",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(SECRET))
                .redirectErrorStream(true)
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, SECRET);
        }
        return keys;
    }

    private static Path pem(Path folder, String kind, byte[] encoded) throws Exception {
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(encoded) + "\n-----END "
                        + kind + "-----\n");
    }
}
