package dev.dutydesk.bot.posting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.chat.LimitsPosts.Limit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MovedClock clock = new MovedClock();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 20, 60})
    void noMinuteSeesMoreThanTheLimitHoweverMuchWaits(int posts) {
        Pace pace = new Pace(new Limit(posts, MINUTE), null, clock::nanoTime);
        List<Long> sent = new ArrayList<>();
        for (int second = 0; second < 600; second++) {
            // A while without anything to send saves up what may go at once.
            boolean quiet = second / 100 % 2 == 1;
            while (!quiet && turn(pace)) {
                sent.add(clock.nanoTime());
            }
            clock.move(Duration.ofSeconds(1));
        }
        assertThat(sent).hasSizeGreaterThanOrEqualTo(posts);
        for (int i = 0; i + posts < sent.size(); i++) {
            assertThat(sent.get(i + posts) - sent.get(i)).isGreaterThanOrEqualTo(MINUTE.toNanos());
        }
    }

    @Test
    void nothingGoesBeforeItIsKnownWhatTheHolderBeforeHasSent() {
        Pace pace = new Pace(new Limit(20, MINUTE), null, clock::nanoTime);
        assertThat(turn(pace)).isFalse();
        clock.move(Duration.ofSeconds(4));
        assertThat(turn(pace)).isTrue();
        assertThat(turn(pace)).isFalse();
    }

    @Test
    void whoRefusesIsLeftAloneLongerEachTimeAndAsLongAsItSays() {
        Pace pace = new Pace(null, null, clock::nanoTime);
        assertThat(turn(pace)).isTrue();
        assertThat(pace.failed(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        assertThat(turn(pace)).isFalse();
        assertThat(pace.failed(Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
        assertThat(pace.failed(Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(10));
        for (int i = 0; i < 10; i++) {
            assertThat(pace.failed(Duration.ZERO)).isLessThanOrEqualTo(MINUTE);
        }
        pace.took();
        assertThat(pace.failed(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        clock.move(Duration.ofSeconds(1));
        assertThat(turn(pace)).isTrue();
    }

    @Test
    void whatIsRefusedInOneTurnDoesNotComeBackTogetherAndTheNextTurnsFirstIsNotPutOffForIt() {
        Pace pace = new Pace(new Limit(60, MINUTE), new Limit(20, MINUTE), clock::nanoTime);
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waits.add(refused(pace));
        }
        assertThat(waits.getFirst()).isLessThanOrEqualTo(Duration.ofSeconds(4));
        assertThat(waits.getLast()).isGreaterThanOrEqualTo(Duration.ofMinutes(4));
        pace.turnBegins();
        assertThat(refused(pace)).isLessThanOrEqualTo(Duration.ofSeconds(4));
    }

    private static Duration refused(Pace pace) {
        try {
            pace.toPost();
            throw new AssertionError("nothing is left");
        } catch (PutOff e) {
            assertThat(e.leavesSome()).isTrue();
            return e.after();
        }
    }

    private static boolean turn(Pace pace) {
        try {
            pace.toPost();
            return true;
        } catch (PutOff e) {
            assertThat(e.after()).isPositive();
            return false;
        }
    }
}
