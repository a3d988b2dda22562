package dev.dutydesk.bot.patrol.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A thousand probes of a minute. */
class ProbeTimesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DENSE = Duration.ofSeconds(10);
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");

    private static Spot probe(int n) {
        return new Spot(
                ScriptedPatrol.probe("page-" + n, "shop", MINUTE, Map.of(Level.CRIT, Grade.P2), "ops"),
                new PatrolTarget("shop", "shop"));
    }

    @Test
    void areSpreadOverTheMinute() {
        Map<Long, Long> bySecond = IntStream.range(0, 1000)
                .mapToObj(n -> ProbeTimes.after(probe(n), NOON, MINUTE))
                .collect(Collectors.groupingBy(at -> at.getEpochSecond() % 60, TreeMap::new, Collectors.counting()));
        assertThat(bySecond).hasSize(60);
        assertThat(bySecond.values()).allMatch(count -> count < 40, "none has more than twice its share");
    }

    @Test
    void keepTheirPlaceHoweverLateOneWas() {
        for (Spot probe : List.of(probe(1), probe(2), probe(3))) {
            Instant first = ProbeTimes.after(probe, NOON, MINUTE);
            assertThat(Duration.between(NOON, first)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
            assertThat(ProbeTimes.after(probe, first, MINUTE)).isEqualTo(first.plus(MINUTE));
            assertThat(ProbeTimes.after(probe, first.plusMillis(700), MINUTE)).isEqualTo(first.plus(MINUTE));
            assertThat(ProbeTimes.after(probe, first.plusSeconds(29), MINUTE)).isEqualTo(first.plus(MINUTE));
        }
    }

    /** Double 11 begins at eight in the evening and has probes run every ten seconds. */
    @Test
    void runMoreOftenInAPromotionFromItsBeginningToItsEnd() {
        Desk shop = Examples.shop();
        ProbeTimes times = new ProbeTimes(Promotions.OF_FILE);
        Instant begin = Instant.parse("2026-11-10T12:00:00Z");
        Instant end = Instant.parse("2026-11-11T16:00:00Z");
        for (Spot probe : List.of(probe(1), probe(2), probe(3))) {
            assertThat(times.every(shop, probe, begin.minusMillis(1))).isEqualTo(MINUTE);
            assertThat(times.every(shop, probe, begin)).isEqualTo(DENSE);
            assertThat(times.every(shop, probe, end)).isEqualTo(MINUTE);

            assertThat(times.next(shop, probe, begin.minus(Duration.ofMinutes(5))))
                    .isBefore(begin);
            Instant first = times.next(shop, probe, begin.minusMillis(1));
            assertThat(first).isBetween(begin, begin.plus(DENSE));
            assertThat(times.next(shop, probe, first)).isEqualTo(first.plus(DENSE));
            assertThat(times.next(shop, probe, end)).isAfter(end.plus(MINUTE.dividedBy(2)));
        }
    }

    @Test
    void ofWhatIsNoMatterOfMomentsRunAsUsualInAPromotion() {
        Duration day = Duration.ofDays(1);
        Spot certificate = new Spot(
                ScriptedPatrol.probe("tls", "shop", day, Map.of(Level.CRIT, Grade.P2), "ops"),
                new PatrolTarget("shop", "shop"));
        ProbeTimes times = new ProbeTimes(Promotions.OF_FILE);
        Instant within = Instant.parse("2026-11-10T12:30:00Z");
        assertThat(times.every(Examples.shop(), certificate, within)).isEqualTo(day);
        assertThat(times.next(Examples.shop(), certificate, within))
                .isEqualTo(ProbeTimes.after(certificate, within, day));
    }
}
