package dev.dutydesk.bot.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.timer.Clockwork.Replica;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.RedisException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the clock, the processes and Redis: what is due is done, once. */
class TimekeeperFaultsTest {
    /** 10,000 is what counts; fewer in the usual run, which has to be short. */
    private static final int MANY = Integer.getInteger("dutydesk.timers.due", 1_000);

    private static final String FIRST = "unanswered 50%";
    private static final String LEAD = "unanswered 83%";

    @SuppressWarnings("NullAway.Init")
    private Clockwork clockwork;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        clockwork = new Clockwork(folder);
    }

    @AfterEach
    void stop() throws Exception {
        clockwork.close();
    }

    private void passes(Replica replica, Duration sinceNine) {
        clockwork.now = Clockwork.NINE.plus(sinceNine);
        replica.beats().timekeeper().tick();
    }

    @Test
    void aClockThatJumpsAnHourSaysLateWhatItSkippedAndRepeatsNothingWhenItJumpsBack() {
        Replica bot = clockwork.replica(false).beats();
        TicketId ticket = clockwork.report(bot, Clockwork.NINE);
        passes(bot, Duration.ofMinutes(15));
        assertThat(clockwork.told(bot, ticket)).containsExactly("15 min: " + FIRST);

        passes(bot, Duration.ofMinutes(76));
        List<String> afterTheJump = clockwork.told(bot, ticket);
        assertThat(afterTheJump)
                .as("once, not for each half hour that it skipped")
                .containsExactly("15 min: " + FIRST, "76 min: " + LEAD);

        for (int minute = 16; minute < 76; minute += 10) {
            passes(bot, Duration.ofMinutes(minute));
        }
        assertThat(clockwork.told(bot, ticket)).isEqualTo(afterTheJump);
        passes(bot, Duration.ofMinutes(106));
        assertThat(clockwork.told(bot, ticket)).hasSize(3).last().isEqualTo("106 min: " + LEAD);
    }

    @Test
    void whoDiesBeforeTheCommitLeavesItToTheNextOne() {
        AtomicBoolean dead = new AtomicBoolean(true);
        FactsSource dying = (desk, ticket, act, actor, at) -> {
            if (dead.get() && actor == Actor.CLOCK) {
                throw new RedisException("the process is gone");
            }
            return clockwork.facts().gather(desk, ticket, act, actor, at);
        };
        Replica bot = clockwork.replica(false, dying).beats();
        TicketId ticket = clockwork.report(bot, Clockwork.NINE);
        assertThatThrownBy(() -> passes(bot, Duration.ofMinutes(15))).isInstanceOf(RedisException.class);
        assertThat(clockwork.told(bot, ticket)).isEmpty();

        Replica next = clockwork.replica(true).beats();
        passes(next, Duration.ofMinutes(16));
        dead.set(false);
        bot.timekeeper().tick();
        assertThat(clockwork.told(next, ticket)).containsExactly("16 min: " + FIRST);
    }

    @Test
    void whoWakesUpAfterItsLeaseWasTakenDoesNothingTwice() throws Exception {
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch awake = new CountDownLatch(1);
        FactsSource slow = (desk, ticket, act, actor, at) -> {
            asleep.countDown();
            try {
                awake.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return clockwork.facts().gather(desk, ticket, act, actor, at);
        };
        Replica bot = clockwork.replica(false, slow).beats();
        List<TicketId> tickets = report(bot, 40);
        clockwork.now = Clockwork.NINE.plus(Duration.ofMinutes(16));
        try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            thread.execute(bot.timekeeper()::tick);
            asleep.await();
            Replica next = clockwork.replica(true).beats();
            next.timekeeper().tick();
            awake.countDown();
        }
        bot.timekeeper().tick();
        assertThat(tickets)
                .allSatisfy(ticket -> assertThat(clockwork.told(bot, ticket)).containsExactly("16 min: " + FIRST));
    }

    @Test
    void whatIsDueWhileRedisStartsAgainIsDoneThen() {
        Replica bot = clockwork.replica(false).beats();
        List<TicketId> tickets = report(bot, 30);
        bot.store().leases().start();
        bot.timekeeper().start();
        try {
            bot.redis().reads().sync().shutdown(false);
        } catch (RedisException e) {
            // It answers with its end.
        }
        clockwork.now = Clockwork.NINE.plus(Duration.ofMinutes(16));
        await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tickets)
                        .allSatisfy(ticket ->
                                assertThat(clockwork.told(bot, ticket)).containsExactly("16 min: " + FIRST)));
        await().until(() -> bot.timekeeper().trouble() == null);
    }

    @Test
    void manyThatAreDueInOneSecondAreEachDoneOnce() {
        Replica bot = clockwork.replica(false).beats();
        bot.store().leases().start();
        List<TicketId> tickets = report(bot, MANY);
        Instant at = Clockwork.NINE.plus(Duration.ofMinutes(16));
        clockwork.now = at;
        bot.timekeeper().tick();
        assertThat(bot.store().timers().due(Clockwork.DESK, at, 1)).isEmpty();
        bot.timekeeper().tick();
        assertThat(bot.store().tickets().find(Clockwork.DESK, tickets))
                .hasSize(MANY)
                .allMatch(found -> found.ticket().revision() == 2);
    }

    /** Within one second. */
    private List<TicketId> report(Replica bot, int count) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(16, Thread.ofVirtual().factory())) {
            return IntStream.range(0, count)
                    .mapToObj(i -> threads.submit(
                            () -> clockwork.report(bot, Clockwork.NINE.plusNanos(i * 1_000_000_000L / count))))
                    .toList()
                    .stream()
                    .map(Clockwork::result)
                    .toList();
        }
    }
}
