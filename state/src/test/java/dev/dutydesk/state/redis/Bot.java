package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** {@link BotMain} in a process of its own. */
final class Bot implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Foreground process;
    private final Set<String> acked = ConcurrentHashMap.newKeySet();
    private final Set<String> said = ConcurrentHashMap.newKeySet();

    private Bot(List<String> program) throws IOException {
        process = Foreground.launch(program, Map.of(), this::hear, said::add);
    }

    static Bot launch(Path data, Path... executable) throws IOException {
        List<String> program = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        program.addAll(List.of(BotMain.class.getName(), data.toString()));
        Stream.of(executable).map(Path::toString).forEach(program::add);
        return new Bot(program);
    }

    private void hear(String line) {
        if (line.startsWith("acked ")) {
            acked.add(line.substring("acked ".length()));
        } else {
            said.add(line);
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
        process.kill();
    }

    /** As the terminal does on Ctrl-C: to all of the group. */
    void signalGroup(String signal) {
        process.signalGroup(signal);
    }

    /** Waits until it has ended and all it said was read. */
    void awaitEnd(Duration within) {
        process.awaitEnd(within);
    }

    Set<String> acked() {
        return Set.copyOf(acked);
    }

    Set<String> said() {
        return Set.copyOf(said);
    }

    @Override
    public void close() {
        process.close();
    }
}
