package dev.dutydesk.state.redis;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The server an earlier bot left running when it was killed. Two servers on one folder lose data without a word. */
final class Orphan {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Orphan() {}

    /**
     * Ends it where it still runs.
     *
     * @throws StartRefused where it can't be proved gone
     */
    static void end(ServerRecord server, Path folder) throws IOException {
        RedisURI uri = RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(server.port())
                .withPassword(server.password().toCharArray())
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (listens(server.port())) {
            var theirs = Ping.folder(uri);
            if (theirs.isPresent() && !Path.of(theirs.get()).toRealPath().equals(folder.toRealPath())) {
                return; // another one's server got the port since
            }
            if (theirs.isPresent()) {
                Ping.shutDown(uri);
            }
            if (System.nanoTime() > end) {
                throw new StartRefused(
                        "Something still listens on port " + server.port()
                                + ", where this data folder's Redis ran, and can't be told to end.",
                        "End that process, then start again; if it is not a Redis, delete "
                                + folder.resolve("server.json") + ".");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
