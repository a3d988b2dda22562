package dev.dutydesk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo, with a patrol that looks more often still: what each switch breaks is found, and found to be well again. */
@NullUnmarked // JUnit fills it
@TestMethodOrder(MethodOrderer.MethodName.class)
class DemoTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Set<String> WELL = Set.of("RESOLVED", "ACCEPTED");

    private static Demo demo;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        demo = Demo.start(
                folder,
                0,
                patrol -> patrol.replace("every: 15s", "every: 2s")
                        .replace("every: 10s", "every: 2s")
                        .replace("every: 3s", "every: 1s")
                        .replace("wait: 5s", "wait: 1s")
                        .replace("expect-every: 20s", "expect-every: 6s"),
                "--server.port=0");
    }

    @AfterAll
    static void stop() throws IOException {
        demo.close();
    }

    @Test
    void aPastOfFourWeeksIsThere() {
        assertThat(demo.bot().found().stream()
                        .filter(ticket ->
                                WELL.contains(state(ticket)) || state(ticket).equals("ARCHIVED")))
                .hasSizeGreaterThan(5);
    }

    @Test
    void backupsTellOfThemselves() {
        assertThat(demo.life().backUp()).isEqualTo(200);
    }

    @Test
    void eachSwitchIsFoundAndFoundToBeWellAgain() {
        turnedAndSeen(Switch.CHECKOUT, "buy-flow");
        turnedAndSeen(Switch.ORPHAN, "paid-but-no-order");
        turnedAndSeen(Switch.DISK, "server");
        turnedAndSeen(Switch.BACKUP, "backup-incremental");
        turnedAndSeen(Switch.SLOW, "shop-up");
        List.of(Switch.values()).forEach(each -> demo.switches().turn(each, false));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                fresh("shop-up", "buy-flow", "paid-but-no-order", "server", "backup-incremental"))
                        .isNotEmpty()
                        .allSatisfy(ticket -> assertThat(state(ticket)).isIn(WELL)));
    }

    @Test
    void thousandAlarmsAreFourTickets() {
        demo.switches().turn(Switch.STORM, true);
        await().atMost(SOON).untilAsserted(() -> assertThat(fresh("edge-")).hasSize(4));
        demo.switches().turn(Switch.STORM, false);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(fresh("edge-"))
                        .hasSize(4)
                        .allSatisfy(ticket -> assertThat(state(ticket)).isEqualTo("ACCEPTED")));
    }

    private static void turnedAndSeen(Switch which, String check) {
        demo.switches().turn(which, true);
        await(which.word()).atMost(SOON).until(() -> !fresh(check).isEmpty());
    }

    /** The tickets whose titles begin so. */
    private static List<Map<String, Object>> fresh(String... beginnings) {
        return demo.bot().found().stream()
                .filter(ticket -> List.of(beginnings).stream()
                        .anyMatch(each -> String.valueOf(ticket.get("title")).startsWith(each)))
                .toList();
    }

    private static String state(Map<String, Object> ticket) {
        return String.valueOf(ticket.get("state"));
    }
}
