package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** When what was measured opens a ticket, and when it ends it; who dies in between changes nothing. */
class PatrolConfirmTest extends TwoReplicas {
    private static final CheckPlan DISK =
            probe("disk", "app1", Duration.ofSeconds(10), Map.of(Level.CRIT, Grade.P3), "ops");

    private void patrols(CheckPlan check) {
        patrol = ScriptedPatrol.patrol(List.of("app1"), List.of(), List.of(check), null);
    }

    /** Lets ten seconds pass until the check has been looked at once more. */
    private void looksAgain(Replica replica, String check) {
        int before = looks(check);
        until(replica, Duration.ofSeconds(10), () -> {
            assertThat(looks(check)).isGreaterThan(before);
        });
    }

    /** Lets time pass in such steps until it is so. */
    private void until(Replica replica, Duration step, ThrowingRunnable so) {
        await().atMost(Duration.ofSeconds(40)).pollDelay(Duration.ZERO).untilAsserted(() -> {
            letsPass(replica, step);
            so.run();
        });
    }

    private CheckState state(Replica replica, String key) {
        return replica.watching().state(shop, key);
    }

    @Test
    void someOfTheLatestAreEnoughToOpenATicketAndMustBeGoneToEndIt() {
        patrols(ScriptedPatrol.confirmed(DISK, new CheckPlan.Confirm(3, 5, Duration.ofSeconds(10), 2)));
        Replica only = replica().takesOver();
        for (Level level : List.of(Level.CRIT, Level.OK, Level.CRIT, Level.OK)) {
            seen.put("disk", level);
            looksAgain(only, "disk");
            assertThat(open(only)).isEmpty();
        }
        seen.put("disk", Level.CRIT);
        until(only, Duration.ofSeconds(10), () -> {
            assertThat(open(only)).hasSize(1);
        });
        seen.put("disk", Level.OK);
        until(only, Duration.ofSeconds(10), () -> {
            assertThat(open(only)).isEmpty();
        });
    }

    @Test
    void whatOpenedAtOneValueClosesAtAnother() {
        patrols(ScriptedPatrol.recovering(DISK, "disk.max_used <= 0.7"));
        Replica only = replica().takesOver();
        nearly.add("disk");
        looksAgain(only, "disk");
        await().untilAsserted(() -> assertThat(state(only, "disk@app1").level()).isEqualTo(Level.OK));

        seen.put("disk", Level.CRIT);
        until(only, Duration.ofSeconds(10), () -> {
            assertThat(open(only)).hasSize(1);
        });
        seen.remove("disk");
        for (int i = 0; i < 5; i++) {
            looksAgain(only, "disk");
        }
        assertThat(open(only)).as("it is better, and not well yet").hasSize(1);
        nearly.clear();
        until(only, Duration.ofSeconds(10), () -> {
            assertThat(open(only)).isEmpty();
        });
    }

    @Test
    void whoTakesOverInTheMiddleOfAFailureGoesOnWhereTheOtherStopped() {
        patrols(DISK);
        Replica first = replica().takesOver();
        Replica second = replica();
        seen.put("disk", Level.CRIT);
        until(first, Duration.ofSeconds(1), () -> {
            assertThat(state(first, "disk@app1").streak().bad(3, true)).isEqualTo(2);
        });
        assertThat(open(first)).isEmpty();

        second.takesOver();
        int before = looks("disk");
        until(second, Duration.ofSeconds(1), () -> {
            assertThat(state(second, "disk@app1").level()).isEqualTo(Level.CRIT);
        });
        assertThat(looks("disk")).as("one more was enough").isEqualTo(before + 1);
    }

    @Test
    void whoTakesOverWhileAFindingWaitsForOthersOpensItOnce() {
        patrols(DISK);
        Replica first = replica().takesOver();
        Replica second = replica();
        seen.put("disk", Level.CRIT);
        until(first, Duration.ofSeconds(5), () -> {
            assertThat(state(first, "disk@app1").level()).isEqualTo(Level.CRIT);
        });
        assertThat(open(first)).as("others of the system are waited for").isEmpty();

        second.takesOver();
        until(second, Duration.ofSeconds(10), () -> {
            assertThat(open(second)).hasSize(1);
        });
        letsPass(first, Duration.ofSeconds(90));
        letsPass(second, Duration.ofSeconds(90));
        assertThat(open(second)).hasSize(1);

        seen.clear();
        until(second, Duration.ofSeconds(10), () -> {
            assertThat(open(second)).isEmpty();
        });
    }
}
