package dev.dutydesk.bot.patrol.watch;

import static dev.dutydesk.bot.patrol.Level.CRIT;
import static dev.dutydesk.bot.patrol.Level.OK;
import static dev.dutydesk.bot.patrol.Level.UNKNOWN;
import static dev.dutydesk.bot.patrol.Level.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.watch.CheckState.Confirming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A check that is bad after three bad samples and well after two good ones; a sample every half minute. */
class CheckStateTest {
    private static final Confirming CONFIRMING = new Confirming(3, 3, 2);
    private static final Instant NIGHT = Instant.parse("2026-11-25T19:00:00Z");

    private static CheckState after(Confirming confirming, Level... levels) {
        CheckState state = CheckState.NEW;
        for (int i = 0; i < levels.length; i++) {
            Level level = levels[i];
            List<Evidence> evidence = level == OK ? List.of() : List.of(new Evidence("第 " + (i + 1) + " 次", "503"));
            state = state.after(
                    new Sample("buy", "shop", at(i), Duration.ofMillis(40), level, Map.of(), "", evidence), confirming);
        }
        return state;
    }

    private static CheckState after(Level... levels) {
        return after(CONFIRMING, levels);
    }

    private static Instant at(int sample) {
        return NIGHT.plusSeconds(30L * sample);
    }

    @Test
    void isSoftUntilSoManyInARowWereBad() {
        assertThat(after(OK, CRIT, CRIT).level()).isEqualTo(OK);
        assertThat(after(OK, CRIT, CRIT).isSettled(CONFIRMING)).isFalse();
        assertThat(after(OK, CRIT, CRIT).seemsBad()).isTrue();
        assertThat(after(OK, CRIT, CRIT, CRIT).level()).isEqualTo(CRIT);
        assertThat(after(OK, CRIT, CRIT, CRIT).isSettled(CONFIRMING)).isTrue();
    }

    @Test
    void isBadSinceTheFirstOfThem() {
        CheckState state = after(OK, CRIT, CRIT, CRIT);
        assertThat(state.since()).isEqualTo(at(1));
        assertThat(state.badSince()).isEqualTo(at(1));
        assertThat(after(OK, CRIT, OK).badSince()).isNull();
    }

    @Test
    void oneGoodSampleInBetweenBeginsAnew() {
        assertThat(after(OK, CRIT, CRIT, OK, CRIT, CRIT).level()).isEqualTo(OK);
    }

    @Test
    void isWellAfterSoManyGoodOnesInARow() {
        assertThat(after(CRIT, CRIT, CRIT, OK).level()).isEqualTo(CRIT);
        assertThat(after(CRIT, CRIT, CRIT, OK).isSettled(CONFIRMING)).isFalse();
        assertThat(after(CRIT, CRIT, CRIT, OK, CRIT, OK).level()).isEqualTo(CRIT);
        CheckState well = after(CRIT, CRIT, CRIT, OK, OK);
        assertThat(well.level()).isEqualTo(OK);
        assertThat(well.failed()).isEmpty();
        assertThat(well.badSince()).isNull();
    }

    @Test
    void onlyWhatWasCriticalSoOftenIsCritical() {
        assertThat(after(OK, WARN, CRIT, CRIT).level()).isEqualTo(WARN);
        assertThat(after(OK, WARN, CRIT, CRIT).isSettled(CONFIRMING)).isFalse();
        assertThat(after(OK, WARN, CRIT, CRIT, CRIT).level()).isEqualTo(CRIT);
        assertThat(after(CRIT, CRIT, CRIT, WARN).level()).isEqualTo(CRIT);
        assertThat(after(CRIT, CRIT, CRIT, WARN, WARN).level()).isEqualTo(WARN);
    }

    @Test
    void whatIsNotKnownNeitherConfirmsNorRefutes() {
        assertThat(after(OK, CRIT, UNKNOWN, CRIT, UNKNOWN, CRIT).level()).isEqualTo(CRIT);
        assertThat(after(CRIT, CRIT, CRIT, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN).level())
                .isEqualTo(CRIT);
        assertThat(after(CRIT, CRIT, CRIT, OK, UNKNOWN, OK).level()).isEqualTo(CRIT);
        assertThat(after(OK, UNKNOWN, UNKNOWN).level()).isEqualTo(OK);
        assertThat(after(OK, UNKNOWN, UNKNOWN, UNKNOWN).level()).isEqualTo(UNKNOWN);
        assertThat(after(OK, UNKNOWN, UNKNOWN, UNKNOWN, OK).level()).isEqualTo(OK);
    }

    @Test
    void whatIsVolatileIsBadAtOnce() {
        assertThat(after(new Confirming(1, 1, 2), OK, CRIT).level()).isEqualTo(CRIT);
        assertThat(after(new Confirming(1, 1, 2), CRIT).since()).isEqualTo(at(0));
    }

    /** Behind a balancer one machine of several fails: three of the latest five. */
    private static final Confirming OF_FIVE = new Confirming(3, 5, 2);

    @Test
    void someOfTheLatestAreEnoughWhereItSaysSo() {
        assertThat(after(OF_FIVE, OK, CRIT, OK, CRIT).level()).isEqualTo(OK);
        CheckState bad = after(OF_FIVE, OK, CRIT, OK, CRIT, OK, CRIT);
        assertThat(bad.level()).isEqualTo(CRIT);
        assertThat(bad.since()).isEqualTo(at(1));
        assertThat(after(OF_FIVE, OK, WARN, OK, CRIT, OK, CRIT).level()).isEqualTo(WARN);
        assertThat(after(OF_FIVE, CRIT, CRIT, OK, OK, OK, CRIT).level()).isEqualTo(OK);
    }

    @Test
    void isLookedAtAgainAsLongAsItMayComeToSoMany() {
        assertThat(after(OF_FIVE, OK, OK).isSettled(OF_FIVE)).isTrue();
        assertThat(after(OF_FIVE, OK, CRIT, OK, OK).isSettled(OF_FIVE)).isFalse();
        assertThat(after(OF_FIVE, OK, CRIT, OK, OK).badSince()).isEqualTo(at(1));
        CheckState refuted = after(OF_FIVE, OK, CRIT, OK, OK, OK);
        assertThat(refuted.isSettled(OF_FIVE)).isTrue();
        assertThat(refuted.badSince()).isNull();
        assertThat(after(OF_FIVE, CRIT, OK, OK, OK, CRIT, OK).isSettled(OF_FIVE))
                .as("a new one may be the first of three")
                .isFalse();
        assertThat(after(OF_FIVE, OK, CRIT, OK, UNKNOWN, CRIT, CRIT).level())
                .as("what isn't known isn't one of the five")
                .isEqualTo(CRIT);
    }

    @Test
    void goodOnesInARowDoNotMakeItWellWhileSoManyOfTheLatestWereBad() {
        assertThat(after(OF_FIVE, CRIT, CRIT, CRIT, OK, OK).level()).isEqualTo(CRIT);
        assertThat(after(OF_FIVE, CRIT, CRIT, CRIT, OK, OK, OK).level()).isEqualTo(OK);
        assertThat(after(OF_FIVE, CRIT, OK, CRIT, OK, CRIT, OK, CRIT, OK, CRIT).level())
                .isEqualTo(CRIT);
    }

    @Test
    void theLatestFailuresBearWitness() {
        assertThat(after(OK, CRIT, CRIT, CRIT).failed())
                .extracting(Evidence::title)
                .containsExactly("第 2 次", "第 3 次", "第 4 次");
        assertThat(after(CRIT, CRIT, CRIT, CRIT, CRIT, CRIT, CRIT, CRIT).failed())
                .hasSize(6);
    }

    /** What an earlier bot kept says how many in a row were bad, not which the latest were. */
    @Test
    void whatAnEarlierBotKeptIsGoneOnWith() {
        CheckState kept = JsonMapper.shared().readValue("""
                        {"level":"CRIT","since":1764097200000,"streak":{"bad":4,"crit":4,"mild":0,"good":0,"unknown":0},
                         "badSince":1764097200000,"failed":[]}""", CheckState.class);
        Sample well = new Sample("buy", "shop", at(1), Duration.ofMillis(40), OK, Map.of(), "", List.of());
        assertThat(kept.level()).isEqualTo(CRIT);
        assertThat(kept.after(well, CONFIRMING).after(well, CONFIRMING).level()).isEqualTo(OK);

        RoundState round = RoundState.parse("{\"total\":2,\"bad\":0,\"unknown\":0,\"gist\":\"\",\"missed\":1}");
        assertThat(round.missed()).isEqualTo(1);
        assertThat(round.unrun()).isZero();
    }
}
