package dev.dutydesk.bot.fire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.Dutydesk;
import dev.dutydesk.state.redis.Foreground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionTimeoutException;

/** The real bot in a process of its own, as a person at a terminal starts it. */
final class BotProcess implements AutoCloseable {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final String READY = "Dutydesk is ready at http://localhost:";

    private final Foreground process;
    private final Path data;
    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();

    private BotProcess(Map<String, String> environment) {
        data = Path.of(environment.getOrDefault("DUTYDESK_DATA_DIR", ""));
        try {
            List<String> program = new ArrayList<>(Rehearsed.options());
            program.add(Dutydesk.class.getName());
            process = Foreground.launch(program, environment, out::add, err::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Its data and desks are in that folder.
     *
     * @param port 0 for any
     * @param environment names and values in turn, besides or in the place of what is set for these
     */
    static BotProcess launch(Path folder, int port, String... environment) {
        Map<String, String> all = new HashMap<>(Map.of(
                "SERVER_PORT", Integer.toString(port),
                "DUTYDESK_DATA_DIR", folder.resolve("data").toString(),
                "DUTYDESK_DESKS_DIR", folder.resolve("desks").toString()));
        for (int i = 0; i < environment.length; i += 2) {
            all.put(environment[i], environment[i + 1]);
        }
        return new BotProcess(all);
    }

    /** Waits until it can be used; ends it where it doesn't come to that. */
    BotProcess ready() {
        try {
            await().atMost(TO_START)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> said().contains(READY) || !process.isAlive());
            assertThat(process.isAlive())
                    .as("the bot lives; it said %s %s", out, err)
                    .isTrue();
            return this;
        } catch (AssertionError | ConditionTimeoutException e) {
            close();
            throw e;
        }
    }

    /** The port that it said it listens at. */
    int port() {
        String after = said().substring(said().indexOf(READY) + READY.length());
        return Integer.parseInt(after.lines().findFirst().orElseThrow());
    }

    /** On its standard output. */
    String said() {
        return String.join("\n", out);
    }

    /** On its standard error. */
    String complained() {
        return String.join("\n", err);
    }

    /** SIGKILL to it and to its Redis, in that order or the other. */
    void killAll(boolean redisFirst) {
        if (redisFirst) {
            redis().forEach(ProcessHandle::destroyForcibly);
        }
        process.kill();
        // The bot may have started its Redis, or started it again, just before its own end.
        redis().forEach(ProcessHandle::destroyForcibly);
        await().until(() -> redis().isEmpty());
    }

    void kill() {
        process.kill();
    }

    List<ProcessHandle> redis() {
        try {
            return Files.exists(data) ? Foreground.redisOf(data) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void ctrlC() {
        process.signalGroup("INT");
    }

    /** Leaves a Redis alone that may be another's. */
    void end() {
        process.close();
    }

    int exitCode(Duration within) {
        process.awaitEnd(within);
        return process.exitCode();
    }

    @Override
    public void close() {
        killAll(false);
    }
}
