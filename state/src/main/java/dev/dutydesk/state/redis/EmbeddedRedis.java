package dev.dutydesk.state.redis;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real redis-server as the bot's child: on 127.0.0.1, a free port and a random password, append-only and synced with
 * every write. It runs in a session of its own, so that a Ctrl-C reaches the bot alone, which ends it last. Where it
 * dies it is started again on the same port and password.
 */
final class EmbeddedRedis implements RedisServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration FIRST_WORD = Duration.ofSeconds(60);
    private static final Duration LAST_WORD = Duration.ofSeconds(3);

    private final FolderLock lock;
    private final Path folder;
    private final RedisBinary binary;
    private final ServerRecord server;
    private volatile Process child;
    private volatile boolean closing;
    private volatile int deaths;

    private EmbeddedRedis(FolderLock lock, Path folder, RedisBinary binary, ServerRecord server) throws IOException {
        this.lock = lock;
        this.folder = folder;
        this.binary = binary;
        this.server = server;
        this.child = launch();
    }

    /**
     * Ends what an earlier bot left behind, then starts its own.
     *
     * @throws StartRefused where the folder is in use, can't be written, holds another version's data, or an earlier
     *     server can't be proved gone
     */
    static EmbeddedRedis start(Path data, @Nullable Path executable) {
        FolderLock lock = FolderLock.take(data);
        try {
            Path folder = data.resolve("redis").toAbsolutePath();
            Files.createDirectories(folder);
            RedisBinary binary = RedisBinary.find(folder, executable);
            DataVersion.check(folder, binary.version());
            Path record = data.resolve("redis/server.json");
            var earlier = ServerRecord.read(record);
            if (earlier.isPresent()) {
                Orphan.end(earlier.get(), folder);
            }
            ServerRecord server =
                    new ServerRecord(freePort(), password(), binary.path().toString(), binary.version());
            server.write(record);
            EmbeddedRedis started = new EmbeddedRedis(lock, folder, binary, server);
            try {
                started.awaitFirstWord();
                DataVersion.remember(folder, binary.version());
            } catch (IOException | RuntimeException e) {
                started.close();
                throw e;
            }
            Thread.ofVirtual().name("redis-watch").start(started::watch);
            return started;
        } catch (IOException e) {
            lock.close();
            throw new StartRefused(
                    "The embedded Redis could not be started in " + data.toAbsolutePath() + ": " + e.getMessage() + ".",
                    "See " + data.resolve("redis/redis.log") + ".");
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static String password() {
        byte[] chance = new byte[24];
        new SecureRandom().nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    private Process launch() throws IOException {
        Path setsid = Path.of("/usr/bin/setsid");
        List<String> command = Files.isExecutable(setsid)
                ? List.of(setsid.toString(), binary.path().toString(), "-")
                : List.of(binary.path().toString(), "-");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("redis.log").toFile()))
                .start();
        // Over standard input: the password stands in no argument list and in no further file.
        try (var configuration = process.outputWriter()) {
            configuration.write("""
                    bind 127.0.0.1
                    port %d
                    requirepass %s
                    dir "%s"
                    appendonly yes
                    appendfsync always
                    no-appendfsync-on-rewrite no
                    maxmemory-policy noeviction
                    save ""
                    """.formatted(server.port(), server.password(), folder));
        }
        return process;
    }

    private void awaitFirstWord() {
        long end = System.nanoTime() + FIRST_WORD.toNanos();
        while (System.nanoTime() < end) {
            if (Ping.answers(uri())) {
                return;
            }
            if (!child.isAlive()) {
                throw new StartRefused(
                        "The embedded Redis ended as soon as it was started" + reason() + ".",
                        "See " + folder.resolve("redis.log") + ".");
            }
            pause(Duration.ofMillis(20));
        }
        throw new StartRefused(
                "The embedded Redis didn't answer within " + FIRST_WORD.toSeconds() + " s.",
                "See " + folder.resolve("redis.log") + ".");
    }

    private void watch() {
        Duration wait = Duration.ofMillis(100);
        while (!closing) {
            try {
                long begun = System.nanoTime();
                int code = child.waitFor();
                if (closing) {
                    return;
                }
                deaths++;
                wait = System.nanoTime() - begun > Duration.ofMinutes(1).toNanos() ? Duration.ofMillis(100) : wait;
                LOG.warn("The embedded Redis ended with code {}{}; starting it again.", code, reason());
                pause(wait);
                wait = wait.multipliedBy(2).compareTo(Duration.ofSeconds(30)) < 0 ? wait.multipliedBy(2) : wait;
                startAgain();
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                LOG.error("The embedded Redis could not be started again: {}", e.getMessage());
                pause(wait);
            }
        }
    }

    private synchronized void startAgain() throws IOException {
        if (!closing) {
            child = launch();
        }
    }

    private String reason() {
        return RedisLog.fullDisk(folder.resolve("redis.log")) ? ": the disk is full" : "";
    }

    @Override
    public RedisURI uri() {
        return RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(server.port())
                .withPassword(server.password().toCharArray())
                .build();
    }

    @Override
    public String describe() {
        return "embedded Redis " + binary.version() + " at 127.0.0.1:" + server.port()
                + ", append-only, synced with every write";
    }

    @Override
    public List<String> warnings() {
        return List.of();
    }

    @Override
    public Standing standing() {
        if (!child.isAlive()) {
            return new Standing(false, "ended" + reason() + ", being started again");
        }
        return new Standing(true, deaths == 0 ? describe() : describe() + ", started again " + deaths + " times");
    }

    @Override
    public void close() {
        Process last;
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
            last = child;
        }
        try {
            Ping.shutDown(uri());
            if (!last.waitFor(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS)) {
                // Every answered write is synced already, so nothing is lost by this.
                last.destroyForcibly();
            }
        } catch (InterruptedException e) {
            last.destroyForcibly();
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted"));
        }
    }
}
