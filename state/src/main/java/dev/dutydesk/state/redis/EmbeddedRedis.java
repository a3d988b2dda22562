package dev.dutydesk.state.redis;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real redis-server as the bot's child: on 127.0.0.1, a free port and a random password, append-only and synced with
 * every write, in a session of its own. Where it dies it is started again on the same port and password, at once and then
 * with growing pauses.
 *
 * <p>In the folder {@code redis} below the data folder: {@code server.json} ({@link ServerRecord}), {@code version}
 * ({@link DataVersion}), {@code redis.conf}, {@code redis.log}, the unpacked server and Redis's own append-only file.
 */
final class EmbeddedRedis implements RedisServer {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Duration PATIENCE_WITH_A_LEFTOVER = Duration.ofSeconds(10);
    private static final int STARTS = 3;
    private static final String RECORD = "server.json";

    private final FolderLock lock;
    private final Path folder;
    private final ServerRecord record;
    private final Launch launch;
    private final Console console;
    private final List<String> warnings;
    private volatile Child child;
    private volatile @Nullable String trouble;
    private volatile int restarts;
    private volatile boolean closing;

    private EmbeddedRedis(
            FolderLock lock, Path folder, ServerRecord record, Launch launch, Console console, Child child) {
        this.lock = lock;
        this.folder = folder;
        this.record = record;
        this.launch = launch;
        this.console = console;
        this.child = child;
        this.warnings = child.findings();
    }

    static EmbeddedRedis start(Path data, @Nullable Path executable) {
        return start(data, executable, Session.ofThisSystem());
    }

    /** @throws StartRefused as {@link RedisServers#start}; no server is running then, and nothing of the data was changed */
    static EmbeddedRedis start(Path data, @Nullable Path executable, Session session) {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            throw BundledRedis.noneFor(System.getProperty("os.name"), System.getProperty("os.arch"));
        }
        FolderLock lock = null;
        try {
            PrivateFile.folder(data);
            Path real = data.toRealPath();
            lock = FolderLock.take(real);
            EmbeddedRedis started = start(lock, real.resolve("redis"), executable, session);
            Thread.ofVirtual().name("redis-watch").start(started::watch);
            return started;
        } catch (IOException e) {
            close(lock);
            throw new StartRefused(
                    "The data folder " + data.toAbsolutePath() + " can't be used: " + e + ".",
                    "Make sure that it can be written and has space, or name another with DUTYDESK_DATA_DIR.");
        } catch (RuntimeException e) {
            close(lock);
            throw e;
        }
    }

    private static EmbeddedRedis start(FolderLock lock, Path folder, @Nullable Path executable, Session session)
            throws IOException {
        PrivateFile.folder(folder);
        RedisBinary binary = RedisBinary.find(folder, executable);
        DataVersion.check(folder, binary.version());
        Path configuration = folder.resolve("redis.conf");
        RedisLog log = new RedisLog(folder.resolve("redis.log"));
        Leftover leftover = new Leftover(folder, configuration, PATIENCE_WITH_A_LEFTOVER);
        Path file = folder.resolve(RECORD);
        String why = "";
        for (int i = 0; i < STARTS; i++) {
            Optional<ServerRecord> last = ServerRecord.read(file);
            if (last.isPresent()) {
                leftover.end(last.get());
            }
            // A child that was launched just before its bot was killed may not be seen yet. On the same port only one
            // of the two comes up; Redis takes its port before it opens its files.
            int port = last.isPresent() && Ports.isFree(last.get().port())
                    ? last.get().port()
                    : Ports.free();
            ServerRecord record = ServerRecord.fresh(binary, port);
            record.write(file);
            DataVersion.remember(folder, binary.version());
            RedisConf.write(configuration, record, folder, log.file(), session);
            Launch launch = () -> Child.launch(binary, record, configuration, log, session);
            Child child = launch.now();
            Console console = new Console(record.uri());
            try {
                child.awaitReady(console);
                return new EmbeddedRedis(lock, folder, record, launch, console, child);
            } catch (Child.Ended e) {
                console.close();
                why = e.why();
                if (Ports.isFree(port)) {
                    break; // nobody took it in between, so another start would end the same
                }
                LOG.warn("The embedded Redis did not come up: {}. Trying once more.", why);
            }
        }
        throw new StartRefused(
                "The embedded Redis does not start: " + why + ".",
                "Its log, " + folder.resolve("redis.log") + ", has the details.");
    }

    private static void close(@Nullable FolderLock lock) {
        if (lock != null) {
            lock.close();
        }
    }

    private void watch() {
        Backoff backoff = new Backoff();
        while (true) {
            try {
                Child.Ended end = child.awaitEnd();
                if (closing) {
                    return;
                }
                trouble = end.why();
                LOG.error("The embedded Redis ended: {}. Starting it again.", end.why());
                backoff.pause();
                if (!startAgain()) {
                    return;
                }
                child.awaitReady(console);
                restarts++;
                trouble = null;
                LOG.info("The embedded Redis answers again");
            } catch (Child.Ended e) {
                trouble = e.why();
            } catch (IOException e) {
                trouble = "it can't be started: " + e;
                LOG.error("The embedded Redis can't be started", e);
            }
        }
    }

    private synchronized boolean startAgain() throws IOException {
        if (!closing) {
            child = launch.now();
        }
        return !closing;
    }

    @Override
    public RedisURI uri() {
        return record.uri();
    }

    @Override
    public String describe() {
        return "embedded Redis " + record.version() + " at 127.0.0.1:" + record.port() + ", append-only, synced always";
    }

    @Override
    public List<String> warnings() {
        return warnings;
    }

    /** By the lock on the data folder, which only the end of the process that held it sets free. */
    @Override
    public boolean ownedAlone() {
        return true;
    }

    @Override
    public Standing standing() {
        String why = trouble;
        if (why != null) {
            return new Standing(false, "the embedded Redis ended and is being started again: " + why);
        }
        if (closing || !console.answers()) {
            return new Standing(false, "the embedded Redis does not answer");
        }
        String again = restarts == 0 ? "" : ", started again " + restarts + " times";
        String disk = Disk.nearlyFull(folder).map(d -> "; " + d).orElse("");
        return new Standing(true, describe() + again + disk);
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closing) {
                return;
            }
            closing = true;
        }
        try {
            child.end(console);
            if (!child.runs()) {
                Files.deleteIfExists(folder.resolve(RECORD));
            }
        } catch (IOException e) {
            LOG.warn("The record of the embedded Redis could not be removed: {}", e.toString());
        } finally {
            console.close();
            lock.close();
        }
    }

    /** Starts the server with the configuration that stands, whatever room the disk has. */
    private interface Launch {
        Child now() throws IOException;
    }
}
