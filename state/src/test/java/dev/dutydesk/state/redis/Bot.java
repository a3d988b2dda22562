package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@link BotMain} in a Java process of its own, which leads a process group as a terminal's foreground job does. */
final class Bot implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Set<String> acked = ConcurrentHashMap.newKeySet();
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private final Thread listener;

    private Bot(Process process) {
        this.process = process;
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    static Bot launch(Path data, Path... executable) throws IOException {
        // A build that runs in the background ignores SIGINT, and all that it starts inherits that.
        List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
        command.addAll(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(BotMain.class.getName(), data.toString()));
        Stream.of(executable).map(Path::toString).forEach(command::add);
        return new Bot(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .start());
    }

    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("acked ")) {
                    acked.add(line.substring("acked ".length()));
                } else {
                    said.add(line);
                }
            }
        } catch (IOException cutByItsEnd) {
            return;
        }
    }

    /** Waits until that many writes were answered. */
    Bot acked(int writes) {
        await().atMost(PATIENCE).until(() -> acked.size() >= writes || !process.isAlive());
        assertThat(process.isAlive()).as("the bot lives; it said %s", said).isTrue();
        return this;
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd(PATIENCE);
    }

    /** As the terminal does on Ctrl-C: to all of the group. */
    void signalGroup(String signal) throws IOException, InterruptedException {
        signal(signal, -process.pid());
    }

    static void signal(String signal, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, "--", Long.toString(pid)).start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Waits until it has ended and all it said was read. */
    void awaitEnd(Duration within) {
        try {
            assertThat(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS))
                    .as("the bot ends within %s; it said %s", within, said)
                    .isTrue();
            listener.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Set<String> acked() {
        return Set.copyOf(acked);
    }

    Set<String> said() {
        return Set.copyOf(said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
