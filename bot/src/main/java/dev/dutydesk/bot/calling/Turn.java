package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.posting.Telling;
import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Effect;
import dev.dutydesk.state.store.Notices;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Delivery;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.state.ticket.Way;
import io.lettuce.core.RedisException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call or text message: claimed, asked for until it ended or nobody waits for it any more, recorded, taken away. Found
 * claimed after a crash it is made again, for a page is rather heard twice than never; unless how it ended is recorded.
 *
 * @param epoch the lease's, under which it is made
 * @param ending reaches zero when the process ends
 */
record Turn(
        Desk desk,
        Notices.Waiting waiting,
        long epoch,
        Bells bells,
        Store store,
        Results results,
        Faces faces,
        InstantSource clock,
        CountDownLatch ending)
        implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Turn.class);
    private static final Duration BEFORE_RECORDING_AGAIN = Duration.ofMillis(200);

    @Override
    public void run() {
        try {
            make();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void make() throws InterruptedException {
        Notice notice = notice();
        Optional<Numbered> ticket = waitedFor();
        boolean recorded = waiting.sending() != null
                && store.tickets().answered(desk.id(), commit()).isPresent();
        if (ticket.isEmpty() || recorded) {
            store.calls().drop(desk.id(), epoch, notice);
        } else if (store.calls().claim(desk.id(), epoch, notice, clock.instant()) == Effect.DONE) {
            Answer.Ended ended = ended(ticket.get());
            if (ended != null) {
                record(ended);
            }
        }
    }

    private Notice notice() {
        return waiting.notice();
    }

    private String commit() {
        return "told:" + notice().id();
    }

    /** The ticket as it stands, where it still waits for what the notice asks for: whoever takes it stops the calls. */
    private Optional<Numbered> waitedFor() {
        return store.tickets()
                .find(desk.id(), notice().ticket())
                .filter(found -> !Telling.isStale(found.ticket(), notice(), clock.instant()));
    }

    /**
     * By one way after the other, until one is taken; of each that wasn't it is recorded. Null where nothing more is to be
     * recorded: nobody waits for it any more, or another process goes on with it.
     */
    private Answer.@Nullable Ended ended(Numbered ticket) throws InterruptedException {
        Way way = notice().way();
        List<Bell> all = desk.person(notice().to())
                .map(person -> bells.of(desk, person, way, page(ticket, person)))
                .orElse(List.of());
        if (all.isEmpty()) {
            return new Answer.Ended(Delivery.FAILED, lacks(way));
        }
        for (Bell bell : all.subList(0, all.size() - 1)) {
            Answer.Ended ended = rung(bell);
            if (ended == null || ended.delivery() != Delivery.FAILED) {
                return ended;
            }
            if (!isRecorded(ended, commit() + ":" + bell.name()) || isOver()) {
                return null;
            }
        }
        return rung(all.getLast());
    }

    private String lacks(Way way) {
        if (way == Way.APP) {
            return "there is no platform that rings";
        }
        return bells.gateways().by(way).isPresent() ? "there is no number" : "there is no gateway";
    }

    private Answer.@Nullable Ended rung(Bell bell) throws InterruptedException {
        Duration pause = bell.pause();
        for (int tries = 0; ; tries++) {
            Answer answer = bell.ring();
            bells.went(bell, notice().way(), trouble(answer));
            switch (answer) {
                case Answer.Ended ended -> {
                    return ended;
                }
                case Answer.NotNow notNow -> {
                    log.info("{}: {}", notice().way().word(), notNow.why());
                    if (tries >= bell.retries()) {
                        return new Answer.Ended(Delivery.FAILED, notNow.why());
                    }
                }
            }
            if (ending.await(pause.toMillis(), TimeUnit.MILLISECONDS) || !lasts()) {
                return null;
            }
            if (isOver()) {
                return null;
            }
            pause = pause.multipliedBy(2);
        }
    }

    /** Whether nobody waits for it any more; then it is taken away. */
    private boolean isOver() {
        boolean over = waitedFor().isEmpty();
        if (over) {
            store.calls().drop(desk.id(), epoch, notice());
        }
        return over;
    }

    private static Optional<String> trouble(Answer answer) {
        return switch (answer) {
            case Answer.Ended ended -> Optional.ofNullable(ended.why());
            case Answer.NotNow notNow -> Optional.of(notNow.why());
        };
    }

    private Page page(Numbered ticket, Person person) {
        Channel room = desk.rooms().getFirst();
        Locale language = person.locale() == null ? room.locale() : person.locale();
        String text = faces.notice(
                        desk,
                        room.in(language),
                        ticket,
                        store.tickets().history(desk.id(), ticket.ticket().id()),
                        notice())
                .title();
        return new Page(
                notice().id(),
                Gateways.number(person).orElse(""),
                text,
                new TicketKey(desk.prefix(), ticket.number()).toString(),
                ticket.ticket().sort().grade().word(),
                person.name());
    }

    private void record(Answer.Ended ended) throws InterruptedException {
        if (isRecorded(ended, commit())) {
            store.calls().sent(desk.id(), epoch, notice());
        }
    }

    /** It was made: that must be known, whatever Redis does meanwhile. False where another process goes on. */
    private boolean isRecorded(Answer.Ended ended, String commit) throws InterruptedException {
        Act.Tell result = new Act.Tell(
                notice().to(), notice().way(), ended.delivery(), ended.why(), notice().kind(), List.of(), false);
        while (!recorded(result, commit)) {
            if (ending.await(BEFORE_RECORDING_AGAIN.toMillis(), TimeUnit.MILLISECONDS) || !lasts()) {
                return false;
            }
        }
        return true;
    }

    private boolean recorded(Act.Tell result, String commit) {
        try {
            return results.record(desk, notice().ticket(), result, commit, epoch);
        } catch (RedisException e) {
            return false;
        }
    }

    private boolean lasts() {
        return store.leases().epoch(desk.id()).orElse(0) == epoch;
    }
}
