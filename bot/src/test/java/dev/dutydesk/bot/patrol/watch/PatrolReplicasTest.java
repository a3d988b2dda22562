package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Which of two processes runs what, and how often. */
class PatrolReplicasTest extends TwoReplicas {
    @Test
    void aRoundWhoseOwnerDiesIsTakenUpAgainAndRunsOnce() {
        Replica first = replica().takesOver();
        Replica second = replica();
        hanging.put("net", new CountDownLatch(1));
        due(first, TEN.minusSeconds(1), TEN);
        letsPass(first, Duration.ofSeconds(5));
        await().until(() -> looks("cpu") == 1 && looks("mem") == 1 && looks("net") == 1);
        await().untilAsserted(() -> {
            letsPass(first, Duration.ofSeconds(1));
            assertThat(new States(first.store())
                            .of(shop, new Plan(patrol).spot("cpu@app1").orElseThrow())
                            .state()
                            .level())
                    .isEqualTo(Level.OK);
            assertThat(new States(first.store())
                            .of(shop, new Plan(patrol).spot("mem@app2").orElseThrow())
                            .state()
                            .level())
                    .isEqualTo(Level.OK);
        });
        assertThat(ran(first)).isEqualTo(new Availability.Rounds(1, 0, 0));

        CountDownLatch dead = hanging.remove("net");
        second.takesOver();
        await().untilAsserted(() -> {
            letsPass(second, Duration.ofSeconds(1));
            assertThat(ran(second)).isEqualTo(new Availability.Rounds(1, 1, 0));
        });
        assertThat(looks("cpu")).isEqualTo(1);
        assertThat(looks("mem")).isEqualTo(1);
        assertThat(looks("net")).isEqualTo(2);
        dead.countDown();
        letsPass(second, Duration.ofSeconds(3));
        assertThat(ran(second)).isEqualTo(new Availability.Rounds(1, 1, 0));
    }

    @Test
    void aRoundThatIsStillRunningWhenTheNextIsDueIsSaidToBeCut() {
        Replica only = replica().takesOver();
        CountDownLatch hang = new CountDownLatch(1);
        hanging.put("net", hang);
        due(only, TEN.minusSeconds(1), TEN);
        letsPass(only, Duration.ofSeconds(5));
        await().until(() -> looks("net") == 1);
        now = TEN.plus(Duration.ofHours(2));
        due(only, TEN, now);
        assertThat(ran(only)).isEqualTo(new Availability.Rounds(2, 0, 1));
        hanging.remove("net");
        hang.countDown();
        await().untilAsserted(() -> {
            letsPass(only, Duration.ofSeconds(1));
            assertThat(ran(only)).isEqualTo(new Availability.Rounds(2, 1, 1));
        });
    }

    @Test
    void aCheckThatHangsHoldsUpNoOther() {
        patrol = ScriptedPatrol.patrol(
                List.of("app1", "app2"),
                List.of(),
                List.of(
                        probe("stuck", "app1", Duration.ofSeconds(10), Map.of(), "ops"),
                        probe("quick", "app2", Duration.ofSeconds(10), Map.of(), "ops")),
                null);
        Replica only = replica().takesOver();
        CountDownLatch hang = new CountDownLatch(1);
        hanging.put("stuck", hang);
        await().untilAsserted(() -> {
            letsPass(only, Duration.ofSeconds(10));
            assertThat(looks("quick")).isGreaterThan(3);
        });
        assertThat(looks("stuck")).isEqualTo(1);
        hang.countDown();
    }

    /** As a bot that ends: the connections by which it looks are cut before the one to Redis. */
    @Test
    void whoHasGivenTheLeaseUpOpensNothingBecauseItCannotSee() {
        patrol = ScriptedPatrol.patrol(
                List.of("app1", "app2"),
                List.of(),
                List.of(
                        probe("up", "app1", Duration.ofSeconds(10), Map.of(Level.CRIT, Grade.P1), "ops"),
                        probe("canary", "app2", Duration.ofSeconds(10), Map.of(), "ops")),
                "canary");
        Replica ending = replica().takesOver();
        long epoch = ending.store().leases().epoch("shop").orElseThrow();
        ending.store().leases().close();
        seen.putAll(Map.of("up", Level.CRIT, "canary", Level.CRIT));
        Plan plan = new Plan(patrol);

        Sample sample = ending.watching()
                .parts((desk, check, target, state) -> {})
                .eyes()
                .look(shop, plan, plan.spot("up@app1").orElseThrow(), epoch);

        assertThat(sample.level()).isEqualTo(Level.UNKNOWN);
        assertThat(open(ending)).isEmpty();
    }

    @Test
    void eachSampleIsCountedOnce() {
        patrol = ScriptedPatrol.patrol(
                List.of("app1"),
                List.of(),
                List.of(probe("up", "app1", Duration.ofSeconds(10), Map.of(), "ops")),
                null);
        Replica only = replica().takesOver();
        await().untilAsserted(() -> {
            letsPass(only, Duration.ofSeconds(5));
            assertThat(looks("up")).isGreaterThan(10);
        });
        await().untilAsserted(() -> assertThat(
                        only.availability().probes(shop, "up", "app1", DAY, DAY).values())
                .extracting(counts -> counts.good())
                .containsExactly((long) looks("up")));
    }

    @Test
    void aJobThatDoesNotReportIsMissedUntilItDoes() {
        patrol = ScriptedPatrol.patrol(
                List.of(), List.of(), List.of(ScriptedPatrol.heartbeat("backup", Grade.P3)), null);
        Replica only = replica().takesOver();
        assertThat(only.watching().heard(shop, "backup", Map.of("exit", 0))).isTrue();
        assertThat(only.watching().heard(shop, "backups", Map.of("exit", 0))).isFalse();
        now = now.plus(Duration.ofMinutes(139));
        letsPass(only, Duration.ofSeconds(2));
        assertThat(open(only)).isEmpty();
        now = now.plus(Duration.ofMinutes(1));
        await().untilAsserted(() -> {
            letsPass(only, Duration.ofSeconds(30));
            assertThat(open(only)).singleElement().asString().startsWith("backup 没有按时报到，上次");
        });
        assertThat(only.watching().heard(shop, "backup", Map.of("exit", 0))).isTrue();
        assertThat(open(only)).isEmpty();
        letsPass(only, Duration.ofSeconds(2));
        assertThat(open(only)).isEmpty();
    }
}
