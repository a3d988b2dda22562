package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A Java program in a process of its own, which leads a process group as a terminal's foreground job does. */
public final class Foreground implements AutoCloseable {
    /** Options with which a short run is quick. */
    public static final List<String> SHORT_RUN = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final List<Thread> listeners;

    private Foreground(Process process, Consumer<String> out, Consumer<String> err) {
        this.process = process;
        this.listeners = List.of(
                Thread.ofVirtual().start(() -> listen(process.inputReader(StandardCharsets.UTF_8), out)),
                Thread.ofVirtual().start(() -> listen(process.errorReader(StandardCharsets.UTF_8), err)));
    }

    /**
     * Starts it with what makes short runs quick.
     *
     * @param program more options, {@code -cp} and the class path among them, the main class, its arguments
     * @param environment what is set besides the caller's own
     * @param out told each line of the standard output, as {@code err} is of the other one
     */
    public static Foreground launch(
            List<String> program, Map<String, String> environment, Consumer<String> out, Consumer<String> err)
            throws IOException {
        // A build that runs in the background ignores SIGINT, and all that it starts inherits that.
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        command.add(java());
        command.addAll(SHORT_RUN);
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command).redirectInput(new File("/dev/null"));
        builder.environment().putAll(environment);
        return new Foreground(builder.start(), out, err);
    }

    /** The program that runs this test, too. */
    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void listen(BufferedReader reader, Consumer<String> listener) {
        try (reader) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                listener.accept(line);
            }
        } catch (IOException cutByItsEnd) {
            return;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Once it has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** As {@code kill -9}, to it alone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(PATIENCE);
    }

    /** As the terminal does on Ctrl-C: to all of the group. */
    public void signalGroup(String signal) {
        signal(signal, -process.pid());
    }

    /** @param pid of a process, or, negative, of a group */
    public static void signal(String signal, long pid) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, "--", Long.toString(pid)).start();
            assertThat(kill.waitFor()).isZero();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until it has ended and all it said was read. */
    public void awaitEnd(Duration within) {
        try {
            assertThat(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS))
                    .as("it ends within %s", within)
                    .isTrue();
            for (Thread listener : listeners) {
                listener.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The processes of the Redis in that data folder: usually one, none once it has ended. */
    public static List<ProcessHandle> redisOf(Path data) throws IOException {
        return Processes.with(data.toRealPath().resolve("redis/redis.conf"));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
