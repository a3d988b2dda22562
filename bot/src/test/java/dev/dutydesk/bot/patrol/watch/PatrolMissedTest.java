package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.ofRound;
import static dev.dutydesk.bot.patrol.watch.ScriptedPatrol.probe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.ticket.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Rounds of which nothing came: nobody was there, or nothing could be seen. */
class PatrolMissedTest extends TwoReplicas {
    @Test
    void whatNeverRanIsOneTicketUntilItRunsAgain() {
        Replica only = replica().takesOver();
        CountDownLatch hang = new CountDownLatch(1);
        hanging.put("net", hang);
        now = TEN.plus(Duration.ofHours(4));
        due(only, TEN.minusSeconds(1), now);
        await().untilAsserted(() -> {
            letsPass(only, Duration.ofSeconds(1));
            assertThat(open(only)).containsExactly("没有跑的轮次：servers 漏 2 轮");
        });
        assertThat(ran(only)).isEqualTo(new Availability.Rounds(3, 0, 2));

        hanging.remove("net");
        hang.countDown();
        await().untilAsserted(() -> {
            letsPass(only, Duration.ofSeconds(1));
            assertThat(open(only)).isEmpty();
        });
        assertThat(ran(only)).isEqualTo(new Availability.Rounds(3, 1, 2));
        assertThat(only.store().tickets().list(Query.all("shop", 5)).items())
                .singleElement()
                .satisfies(each -> assertThat(each.ticket().state()).isEqualTo(State.ACCEPTED));
    }

    @Test
    void whatRunsLateIsNotMissed() {
        Replica only = replica().takesOver();
        now = TEN.plus(Duration.ofMinutes(90));
        due(only, TEN.minusSeconds(1), now);
        await().untilAsserted(() -> {
            letsPass(only, Duration.ofSeconds(1));
            assertThat(ran(only)).isEqualTo(new Availability.Rounds(1, 1, 0));
        });
        assertThat(only.store().tickets().list(Query.all("shop", 5)).items()).isEmpty();
    }

    @Test
    void whatSawNothingDoesNotCountAsHavingRun() {
        patrol = ScriptedPatrol.patrol(
                List.of("app1", "out"),
                List.of(new Round("servers", Duration.ofHours(2), null, List.of("cpu"), Round.Post.ALWAYS)),
                List.of(
                        ofRound("cpu", "app1", Map.of(), null),
                        probe("seen", "out", Duration.ofHours(6), Map.of(), "ops")),
                "seen");
        seen.putAll(Map.of("seen", Level.CRIT, "cpu", Level.CRIT));
        Replica only = replica().takesOver();
        due(only, TEN.minusSeconds(1), TEN);
        await().untilAsserted(() -> {
            letsPass(only, Duration.ofSeconds(10));
            assertThat(ran(only)).isEqualTo(new Availability.Rounds(1, 0, 1));
        });
        assertThat(open(only)).as("one ticket says that nothing is seen").hasSize(1);

        seen.clear();
        now = TEN.plus(Duration.ofHours(2));
        due(only, TEN, now);
        await().untilAsserted(() -> {
            letsPass(only, Duration.ofSeconds(10));
            assertThat(ran(only)).isEqualTo(new Availability.Rounds(2, 1, 1));
        });
    }
}
