package dev.dutydesk.state.redis;

import io.lettuce.core.RedisException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a killed bot left running. Two servers on one folder lose data without a word, so another is started
 * only when it is certain that none runs: no process has our configuration file among its arguments, and what listens on
 * the recorded port, if anything does, is not on our folder.
 */
final class Leftover {
    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);

    private final Path folder;
    private final Path configuration;
    private final Duration patience;

    /** @param folder the real path of the server's folder */
    Leftover(Path folder, Path configuration, Duration patience) {
        this.folder = folder;
        this.configuration = configuration;
        this.patience = patience;
    }

    /** Who is found at the recorded port. */
    private enum Port {
        CLOSED,
        OURS,
        SOMEONE_ELSES,
        SILENT
    }

    /**
     * Ends it and waits until it is gone.
     *
     * @throws StartRefused where that can't be proved; names the process, where there is one
     */
    void end(ServerRecord record) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean told = false;
        try (Console console = new Console(record.uri())) {
            while (true) {
                List<ProcessHandle> processes = Processes.with(configuration);
                Port port = at(record.port(), console);
                if (processes.isEmpty() && (port == Port.CLOSED || port == Port.SOMEONE_ELSES)) {
                    return;
                }
                if (port == Port.OURS) {
                    if (!told) {
                        LOG.info("Ending the Redis that an earlier run left behind on port {}", record.port());
                    }
                    told = true;
                    console.shutDown();
                }
                if (System.nanoTime() > deadline) {
                    throw refused(record, processes);
                }
                Pause.millis(50);
            }
        }
    }

    private Port at(int port, Console console) {
        if (!listens(port)) {
            return Port.CLOSED;
        }
        try {
            Map<String, String> dir = console.ask(c -> c.configGet("dir"));
            Path theirs = Path.of(dir.getOrDefault("dir", ""));
            return Files.exists(theirs) && Files.isSameFile(theirs, folder) ? Port.OURS : Port.SOMEONE_ELSES;
        } catch (IOException e) {
            return Port.SILENT;
        } catch (RedisException e) {
            return Refusals.ofPassword(e) ? Port.SOMEONE_ELSES : Port.SILENT;
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

    private StartRefused refused(ServerRecord record, List<ProcessHandle> processes) {
        if (processes.isEmpty()) {
            return new StartRefused(
                    "Something listens on 127.0.0.1:" + record.port() + ", where the last Redis of " + folder
                            + " ran, and does not say what it is.",
                    "Find out what it is (ss -ltnp) and end it; if it is no redis-server, delete "
                            + folder.resolve("server.json") + ".");
        }
        ProcessHandle first = processes.getFirst();
        return new StartRefused(
                "An earlier Redis still works on " + folder + " and did not end when it was told to: process "
                        + first.pid() + " (" + first.info().command().orElse("?") + ") was started with "
                        + configuration
                        + ".",
                "End it (kill " + first.pid() + "), wait until it is gone, then start again.");
    }
}
