package dev.dutydesk.bot.patrol.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginCheckTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final CheckMeasures measures = new CheckMeasures(() -> Target.NOW);

    @AfterEach
    void over() {
        measures.close();
    }

    private Sample run(Duration timeout, List<String> warn, String... command) {
        return Target.measure(
                measures,
                Target.check("plugin", timeout, warn, List.of(), new Work.Plugin(List.of(command))),
                new PatrolTarget("shop", "shop"));
    }

    /** A script of that text: the shell is the plugin here, not what starts it. */
    private Sample script(String text, String... warn) throws IOException {
        return script(Target.PATIENT, text, warn);
    }

    private Sample script(Duration timeout, String text, String... warn) throws IOException {
        Path file = Files.writeString(folder.resolve("check.sh"), text);
        return run(timeout, List.of(warn), "/bin/sh", file.toString(), "${host}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, OK, fine",
        "1, WARN, fine",
        "2, CRIT, fine",
        "3, UNKNOWN, fine",
        "4, UNKNOWN, exit code 4 isn't one of 0 to 3: fine"
    })
    void exitCodesAreLevels(int exit, Level level, String message) throws IOException {
        Sample sample = script("echo 'fine | load=1.5;2;3'; exit " + exit);
        assertThat(sample.level()).isEqualTo(level);
        assertThat(sample.message()).isEqualTo(message);
        assertThat(sample.values()).containsEntry("perf.load", 1.5);
    }

    @Test
    void performanceDataIsRead() throws IOException {
        Sample sample = script(
                "printf \"DISK OK: \\$1|/=2643MB;5948;5958;0;5968 'a b'=3%%\\nlong text\\nmore | temp=-2.5\\n\"",
                "perf['/'] < 1000");
        assertThat(sample.values())
                .containsEntry("perf./", 2643.0)
                .containsEntry("perf.a b", 3.0)
                .containsEntry("perf.temp", -2.5);
        assertThat(sample.level()).as(sample.message()).isEqualTo(Level.WARN);
        assertThat(sample.evidence().getLast().text()).startsWith("DISK OK: $1|");
    }

    @Test
    void nothingIsReadByAShell() {
        Sample sample = run(Target.PATIENT, List.of(), "/bin/echo", "$(id)", ";", "${host}", "&&");
        assertThat(sample.message()).isEqualTo("$(id) ; localhost &&");
    }

    @Test
    void theBotsOwnEnvironmentIsNotHandedOn() {
        Sample sample = run(Target.PATIENT, List.of(), "/usr/bin/env");
        assertThat(sample.evidence().getLast().text().lines().map(line -> line.split("=")[0]))
                .containsExactlyInAnyOrder("PATH", "LC_ALL", "DUTYDESK_PLUGIN");
    }

    @Test
    void oneThatNeverEndsIsKilledWithAllItHasStarted() throws IOException {
        Path pids = folder.resolve("pids");
        Sample sample = script(
                Target.TIMEOUT,
                "sleep 600 & echo $! >> %1$s\n(setsid sleep 601 & echo $! >> %1$s)\necho begun\nwhile :; do :; done"
                        .formatted(pids));
        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(sample.message()).contains("didn't end within 1 s and was killed");
        assertThat(sample.evidence().getLast().text()).contains("begun");
        assertThat(sample.took()).isLessThan(Target.NOT_FOR_EVER);
        assertThat(Files.readAllLines(pids))
                .hasSize(2)
                .allSatisfy(pid -> Awaitility.await()
                        .until(() -> ProcessHandle.of(Long.parseLong(pid))
                                .filter(ProcessHandle::isAlive)
                                .isEmpty()));
    }

    @Test
    void oneThatLeavesAChildBehindEndsAtOnce() throws IOException {
        Path pids = folder.resolve("pids");
        Sample sample = script("setsid sleep 602 & echo $! > %s\necho fine".formatted(pids));
        assertThat(sample.level()).isEqualTo(Level.OK);
        Awaitility.await()
                .until(() -> ProcessHandle.of(
                                Long.parseLong(Files.readString(pids).strip()))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty());
    }

    @Test
    void tenMegabytesAreCutAndDoNotHoldItUp() throws IOException {
        Path file = Files.writeString(folder.resolve("loud.sh"), "head -c 10000000 /dev/zero | tr '\\0' x; exit 1");
        Sample sample = run(Duration.ofSeconds(5), List.of(), "/bin/sh", file.toString());
        assertThat(sample.level()).as(sample.message()).isEqualTo(Level.WARN);
        assertThat(sample.message()).hasSizeLessThan(500);
        assertThat(sample.evidence()).allSatisfy(e -> assertThat(e.text()).hasSizeLessThan(4_100));
    }

    @Test
    void oneThatIsNotThereIsUnknown() {
        Sample sample = run(Target.PATIENT, List.of(), "/nowhere/check_disk");
        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(sample.message()).contains("can't be started", "check_disk");
    }
}
