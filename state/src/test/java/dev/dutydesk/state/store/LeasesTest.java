package dev.dutydesk.state.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeasesTest {
    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final AtomicLong nano = new AtomicLong(-5_000_000_000L);
    private final Leases one = leases("one");
    private final Leases other = leases("other");

    @Test
    void theFirstToAskHoldsIt() {
        one.tick();
        other.tick();

        assertThat(one.epoch("shop")).hasValue(1);
        assertThat(other.epoch("shop")).isEmpty();
        assertThat(other.standing()).containsExactly(new Leases.Standing("shop", false, "one", 1));
        assertThat(one.standing()).containsExactly(new Leases.Standing("shop", true, "one", 1));
    }

    @Test
    void aHolderThatBeatsKeepsIt() {
        for (int i = 0; i < 20; i++) {
            one.tick();
            other.tick();
            pass(Leases.BEAT);
        }

        assertThat(one.epoch("shop")).hasValue(1);
        assertThat(other.epoch("shop")).isEmpty();
    }

    @Test
    void aSilentHolderLosesItAfterEightSecondsOfTheOthersClock() {
        one.tick();
        other.tick();

        pass(Leases.TAKEN_FOR_DEAD.minusMillis(1));
        other.tick();
        assertThat(other.epoch("shop")).isEmpty();

        pass(Duration.ofMillis(1));
        other.tick();
        assertThat(other.epoch("shop")).hasValue(2);
    }

    @Test
    void theHolderStopsTrustingItselfBeforeAnotherCanTakeIt() {
        one.tick();
        other.tick();

        pass(Leases.TRUST.minusNanos(1));
        assertThat(one.epoch("shop")).hasValue(1);
        pass(Duration.ofNanos(1));
        assertThat(one.epoch("shop")).isEmpty();
        other.tick();
        assertThat(other.epoch("shop")).isEmpty();
    }

    @Test
    void aPausedHolderThatComesBackInTimeGoesOnUnderTheSameEpoch() {
        one.tick();
        other.tick();
        pass(Duration.ofSeconds(7));

        one.tick();
        other.tick();
        pass(Duration.ofSeconds(5));
        other.tick();

        assertThat(one.epoch("shop")).hasValue(1);
        assertThat(other.epoch("shop")).isEmpty();
    }

    @Test
    void aPausedHolderThatComesBackLateFindsItTaken() {
        List<String> told = new ArrayList<>();
        one.listen(telling(told));
        one.tick();
        other.tick();
        pass(Duration.ofSeconds(30));
        other.tick();

        assertThat(one.epoch("shop")).isEmpty();
        one.tick();

        assertThat(one.epoch("shop")).isEmpty();
        assertThat(other.epoch("shop")).hasValue(2);
        assertThat(told).containsExactly("gained shop 1", "lost shop");
    }

    @Test
    void aBeatSeenLongAgoIsNoReasonToTakeItWhenItHasBeatenSince() {
        one.tick();
        other.tick();
        pass(Duration.ofSeconds(5));
        one.tick();
        pass(Duration.ofSeconds(5));

        other.tick();

        assertThat(other.epoch("shop")).isEmpty();
        assertThat(one.epoch("shop")).hasValue(1);
    }

    @Test
    void aCleanCloseGivesItToTheNextAtOnce() {
        List<String> told = new ArrayList<>();
        one.listen(telling(told));
        one.tick();
        other.tick();

        one.close();
        other.tick();

        assertThat(one.epoch("shop")).isEmpty();
        assertThat(other.epoch("shop")).hasValue(3);
        assertThat(told).containsExactly("gained shop 1", "lost shop");
    }

    @Test
    void whatIsStillUnderWayWhenItIsGivenUpIsRefused() {
        Announcements announcements = new Announcements(redis.connections());
        Announcement said = new Announcement("a", "offline", "li.wei", false, Instant.EPOCH);
        one.tick();
        assertThat(announcements.done("shop", 1, said)).isEqualTo(Effect.GONE);

        one.close();

        assertThat(announcements.done("shop", 1, said)).isEqualTo(Effect.FENCED);
    }

    @Test
    void aTickAfterTheCloseTakesNothingBack() {
        one.tick();
        one.close();
        one.add("shop");
        one.tick();

        assertThat(one.epoch("shop")).isEmpty();
        other.tick();
        assertThat(other.epoch("shop")).hasValue(3);
    }

    @Test
    void aTakeWhoseAnswerWasLostIsItsOwnAtTheNextTick() {
        redis.connections().lane("shop").sync().hset(WaitingKeys.lease("shop"), "owner", "one".getBytes());
        redis.connections().lane("shop").sync().hset(WaitingKeys.lease("shop"), "epoch", "7".getBytes());

        one.tick();

        assertThat(one.epoch("shop")).hasValue(7);
    }

    @Test
    void desksComeAndGoWhileItRuns() {
        one.add("bank");
        one.tick();
        assertThat(one.epoch("bank")).hasValue(1);
        other.add("bank");
        other.tick();

        one.remove("bank");
        other.tick();

        assertThat(one.epoch("bank")).isEmpty();
        assertThat(other.epoch("bank")).hasValue(3);
        assertThat(one.epoch("shop")).hasValue(1);
    }

    @Test
    void aFailingListenerStopsNeitherTheBeatNorTheOthers() {
        List<String> told = new ArrayList<>();
        one.listen(new Leases.Listener() {
            @Override
            public void gained(String desk, long epoch) {
                throw new IllegalStateException("planted");
            }

            @Override
            public void lost(String desk) {}
        });
        one.listen(telling(told));

        one.tick();

        assertThat(told).containsExactly("gained shop 1");
        assertThat(one.epoch("shop")).hasValue(1);
    }

    @Test
    void whatADeadOneLeftIsTakenAtOnceWhereNobodyElseCanBeThere() {
        one.tick();
        Leases next = leases("next", true);

        next.tick();

        assertThat(next.epoch("shop")).hasValue(2);
        one.tick();
        assertThat(one.epoch("shop")).isEmpty();
    }

    @Test
    void itBeatsByItselfOnceStarted() {
        try (Leases running = new Leases(redis.connections(), "running", false, System::nanoTime)) {
            running.add("shop");
            running.start();
            Awaitility.await().until(() -> running.epoch("shop").isPresent());
        }
        one.tick();
        assertThat(one.epoch("shop")).hasValue(3);
    }

    private Leases leases(String owner) {
        return leases(owner, false);
    }

    private Leases leases(String owner, boolean alone) {
        Leases leases = new Leases(redis.connections(), owner, alone, nano::get);
        leases.add("shop");
        return leases;
    }

    private void pass(Duration time) {
        nano.addAndGet(time.toNanos());
    }

    private static Leases.Listener telling(List<String> told) {
        return new Leases.Listener() {
            @Override
            public void gained(String desk, long epoch) {
                told.add("gained " + desk + " " + epoch);
            }

            @Override
            public void lost(String desk) {
                told.add("lost " + desk);
            }
        };
    }
}
