package dev.dutydesk.bot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.dutydesk.bot.LiveBot;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watcher outside hears of the bot. */
class HeartbeatTest {
    @Test
    void theWatcherIsCalledAgainAndAgain(@TempDir Path folder) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer watcher = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        watcher.createContext("/ping/secret", exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        watcher.start();
        String url = "http://localhost:" + watcher.getAddress().getPort() + "/ping/secret";
        try (LiveBot bot =
                LiveBot.start(folder, "--dutydesk.heartbeat.url=" + url, "--dutydesk.heartbeat.every=50ms")) {
            await().untilAsserted(() -> assertThat(calls).hasValueGreaterThan(3));
            assertThat(bot.get("/actuator/health").status()).isEqualTo(200);
        } finally {
            watcher.stop(0);
        }
    }
}
