package dev.dutydesk.state.redis;

import io.lettuce.core.RedisException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the redis-server: launched, waited for, ended. */
final class Child {
    private static final Logger LOG = LoggerFactory.getLogger(Child.class);
    private static final int ROOM = 64 * 1024;
    private static final int KILLED_FOR_FILE_SIZE = 128 + 25; // SIGXFSZ on Linux and macOS

    private final ServerRecord record;
    private final Path configuration;
    private final RedisLog log;
    private final Process launched;
    private volatile ProcessHandle server;

    private Child(ServerRecord record, Path configuration, RedisLog log, Process launched) {
        this.record = record;
        this.configuration = configuration;
        this.log = log;
        this.launched = launched;
        this.server = launched.toHandle();
    }

    /** @param configuration the file with {@link RedisConf} for that record, in the server's folder */
    static Child launch(RedisBinary binary, ServerRecord record, Path configuration, RedisLog log, Session session)
            throws IOException {
        log.begin();
        Process process = new ProcessBuilder(session.command(binary.path(), configuration))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .start();
        return new Child(record, configuration, log, process);
    }

    /**
     * Waits until it has loaded its data and can write, for as long as it is busy loading.
     *
     * @throws Ended where it ends before, or doesn't come to answer
     */
    void awaitReady(Console console) throws Ended {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        boolean loading = false;
        while (true) {
            try {
                Map<String, String> info = console.info("server", "persistence");
                server = ProcessHandle.of(Long.parseLong(info.getOrDefault("process_id", "-1")))
                        .orElseThrow(this::ended);
                if (!info.getOrDefault("loading", "1").equals("1")) {
                    write(console);
                    return;
                }
                if (!loading) {
                    LOG.info("The embedded Redis is loading its data");
                }
                loading = true;
            } catch (RedisException notYet) {
                if (!runs()) {
                    throw ended();
                }
                if (!loading && System.nanoTime() > deadline) {
                    kill();
                    throw new Ended("it ran but did not answer within 15 s");
                }
            }
            Pause.millis(20);
        }
    }

    /** Writes something that doesn't stay: on a full disk Redis loads well, and ends at the first write. */
    private static void write(Console console) {
        console.ask(c -> {
            c.set("dutydesk:start", " ".repeat(ROOM));
            return c.del("dutydesk:start");
        });
    }

    boolean runs() {
        return launched.isAlive()
                || Processes.runs(server)
                || !Processes.with(configuration).isEmpty();
    }

    /** Waits until it has ended, and tells why. */
    Ended awaitEnd() {
        if (server.pid() == launched.pid()) {
            launched.onExit().join();
        }
        while (Processes.runs(server)) {
            Pause.millis(50);
        }
        return ended();
    }

    private Ended ended() {
        return new Ended(Disk.full(configuration).or(log::cause).orElseGet(this::signal));
    }

    private String signal() {
        try {
            if (launched.waitFor(200, TimeUnit.MILLISECONDS) && launched.exitValue() == KILLED_FOR_FILE_SIZE) {
                return "the append-only file may not grow: the limit on file sizes is reached (File too large)";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "it was killed, or ended without a word in its log";
    }

    List<String> findings() {
        return log.findings();
    }

    /** Tells it to end, waits, and kills it at last: every answered write is on the disk already. */
    void end(Console console) {
        console.shutDown();
        try {
            if (!goneWithin(1_500)) {
                LOG.warn("The embedded Redis did not end when it was told to; killing it");
                kill();
                goneWithin(500);
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    private boolean goneWithin(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (launched.isAlive() || Processes.runs(server)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.millis(5);
        }
        return true;
    }

    private void kill() {
        Stream<ProcessHandle> noChildOfOurs = Processes.with(configuration).stream()
                .filter(p -> p.info()
                        .command()
                        .filter(c -> c.equals(record.binary()))
                        .isPresent());
        Stream.of(Stream.of(server, launched.toHandle()), launched.descendants(), noChildOfOurs)
                .flatMap(all -> all)
                .toList()
                .forEach(ProcessHandle::destroyForcibly);
    }

    /** Why a run of the server is over, in words. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1;

        Ended(String why) {
            super(why);
        }

        String why() {
            return String.valueOf(getMessage());
        }
    }
}
