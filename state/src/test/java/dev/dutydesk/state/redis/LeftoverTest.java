package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed bot leaves behind, and what its record may have come to name since. */
class LeftoverTest {
    private static final Duration SHORT = Duration.ofMillis(500);

    @TempDir
    Path data;

    @TempDir
    Path elsewhere;

    @AfterEach
    void killWhatIsLeft() {
        orphans().forEach(ProcessHandle::destroyForcibly);
    }

    private List<ProcessHandle> orphans() {
        return Processes.with(data.resolve("redis/redis.conf"));
    }

    private Leftover leftover(Duration patience) {
        Path folder = data.resolve("redis");
        return new Leftover(folder, folder.resolve("redis.conf"), patience);
    }

    private static ServerRecord record(int port, String password) {
        return new ServerRecord(port, password, "/usr/bin/redis-server", "6.2.11");
    }

    @Test
    void endsTheServerOfAKilledBotAndKeepsWhatItAnswered() throws IOException {
        ProcessHandle orphan;
        Bot killed = Bot.launch(data).acked(500);
        orphan = orphans().getFirst();
        killed.kill();
        assertThat(Processes.runs(orphan)).isTrue();
        try (RedisServer server = Folder.start(data)) {
            assertThat(Processes.runs(orphan)).isFalse();
            Folder.assertHasAll(server, killed.acked());
            assertThat(server.warnings()).isEmpty();
        }
    }

    @Test
    void refusesTheFolderOfABotThatRuns() throws IOException {
        try (Bot running = Bot.launch(data).acked(1)) {
            assertThatThrownBy(() -> Folder.start(data))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("in use by another Dutydesk, process " + running.pid());
            running.acked(running.acked().size() + 100);
        }
    }

    @Test
    void endsAServerWhoseBotWasKilledBeforeTheFirstPing() throws IOException {
        // The bot's process is the parent: setsid becomes the script.
        Path killer = Folder.wrapper(elsewhere, """
                [ "$1" = --version ] || kill -9 $PPID
                exec "%s" "$@\"""");
        Bot.launch(data, killer).awaitEnd(Duration.ofSeconds(30));
        await().until(() -> !orphans().isEmpty());
        ProcessHandle orphan = orphans().getFirst();
        try (RedisServer server = Folder.start(data)) {
            assertThat(Processes.runs(orphan)).isFalse();
            assertThat(Ask.process(server).pid()).isNotEqualTo(orphan.pid());
        }
    }

    @Test
    void endsAServerThatHadNotComeToListenYet() throws IOException {
        Path slow = Folder.wrapper(elsewhere, """
                if [ "$1" != --version ]; then kill -9 $PPID; sleep 2; fi
                exec "%s" "$@\"""");
        Bot.launch(data, slow).awaitEnd(Duration.ofSeconds(30));
        ServerRecord record = Folder.record(data);
        assertThat(Ports.isFree(record.port())).isTrue();
        ProcessHandle orphan = orphans().getFirst();
        try (RedisServer server = Folder.start(data)) {
            assertThat(Processes.runs(orphan)).isFalse();
            assertThat(Folder.record(data).password()).isNotEqualTo(record.password());
        }
    }

    @Test
    void goesOnWhereTheRecordedServerNeverCameUp() throws IOException {
        ServerRecord planned = record(Ports.free(), "planned");
        Folder.plant(data, planned);
        try (RedisServer server = Folder.start(data)) {
            assertThat(Folder.record(data).password()).isNotEqualTo("planned");
        }
    }

    @Test
    void leavesAnotherFoldersServerAlone() throws IOException {
        try (RedisServer other = Folder.start(elsewhere)) {
            Folder.plant(data, Folder.record(elsewhere));
            ProcessHandle process = Ask.process(other);
            try (RedisServer server = Folder.start(data)) {
                assertThat(server.uri().getPort()).isNotEqualTo(other.uri().getPort());
                assertThat(Ask.process(other)).isEqualTo(process);
            }
        }
    }

    @Test
    void leavesAServerAloneThatDoesNotTakeThePassword() throws IOException {
        try (RedisServer other = Folder.start(elsewhere)) {
            Folder.plant(data, record(other.uri().getPort(), "wrong"));
            try (RedisServer server = Folder.start(data)) {
                assertThat(Ask.answers(server)).isTrue();
                assertThat(Ask.answers(other)).isTrue();
            }
        }
    }

    @Test
    void refusesWhereOurServerRunsAndTheRecordHasAnotherPassword() throws IOException {
        Bot.launch(data).acked(1).kill();
        ServerRecord real = Folder.record(data);
        assertThatThrownBy(() -> leftover(SHORT).end(record(real.port(), "wrong")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("process " + orphans().getFirst().pid());
        leftover(Duration.ofSeconds(10)).end(real);
        assertThat(orphans()).isEmpty();
    }

    @Test
    void refusesWhereOurServerHangs() throws IOException, InterruptedException {
        Bot.launch(data).acked(1).kill();
        ServerRecord real = Folder.record(data);
        long pid = orphans().getFirst().pid();
        Foreground.signal("STOP", pid);
        assertThatThrownBy(() -> leftover(SHORT).end(real))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("process " + pid)
                .extracting(e -> ((StartRefused) e).hint())
                .asString()
                .contains("kill " + pid);
        Foreground.signal("CONT", pid);
        Folder.start(data).close();
    }

    @Test
    void refusesWhereSomethingSilentHasThePort() throws IOException {
        Path folder = Files.createDirectories(data.resolve("redis"));
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> leftover(SHORT).end(record(silent.getLocalPort(), "secret")))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("127.0.0.1:" + silent.getLocalPort())
                    .hasMessageNotContaining("secret")
                    .extracting(e -> ((StartRefused) e).hint())
                    .asString()
                    .contains(folder.resolve("server.json").toString());
        }
    }

    @Test
    void refusesARecordItCannotRead() throws IOException {
        Path file = Files.createDirectories(data.resolve("redis")).resolve("server.json");
        for (String broken : List.of("", "{", "{\"port\": 0, \"password\": \"p\"}", "{\"port\": 6379}")) {
            Files.writeString(file, broken);
            assertThatThrownBy(() -> Folder.start(data))
                    .as(broken)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("server.json, can't be read");
        }
    }
}
