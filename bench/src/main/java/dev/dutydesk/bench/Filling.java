package dev.dutydesk.bench;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Mark;
import dev.dutydesk.state.store.Marks.Told;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Fills an empty store with tickets through the store's own commits: each ticket's life in one, which leaves behind what
 * one for each step would, then its card shown in its room as the sender records it. What is kept for a day only is
 * taken away.
 *
 * @param archived the bytes that an archived ticket takes in Redis's memory, @param open those of an open one
 */
record Filling(double archived, double open) {
    private static final int A_DAY = 500;
    private static final int LIVES_A_DAY = 20;
    private static final int CALLERS = 32;

    /** Days go back from that one, so that none of it is in the future. */
    private static final Instant LAST_DAY = Cast.NINE.minus(Duration.ofDays(60));

    static Filling of(Ground ground, int archived, int open) throws Exception {
        Server server = Server.of(ground);
        ground.store().leases().add(Shop.DESK);
        ground.store().leases().start();
        while (ground.store().leases().epoch(Shop.DESK).isEmpty()) {
            Thread.sleep(Duration.ofMillis(20));
        }
        long empty = server.usedMemory();
        fill(ground, 0, archived, State.ARCHIVED);
        server.forgetAnswers();
        long full = server.usedMemory();
        fill(ground, archived, open, State.DISPATCHED);
        server.forgetAnswers();
        long whole = server.usedMemory();
        server.awaitNoRewrite();
        return new Filling((double) (full - empty) / archived, (double) (whole - full) / open);
    }

    /** Tickets that lived and were accepted within seven days, which end a week after all others. @return that end */
    static Instant week(Ground ground, int first, int count) throws Exception {
        Instant last = LAST_DAY.plus(Duration.ofDays(13));
        fill(ground, first, count, State.ACCEPTED, last, (count + 6) / 7);
        Server.of(ground).forgetAnswers();
        // not at an instant at which something happened
        return last.plus(Duration.ofHours(23));
    }

    private static void fill(Ground ground, int first, int count, State state) throws Exception {
        fill(ground, first, count, state, LAST_DAY, A_DAY);
    }

    /** @param first the number of the first one @param last the day of the first ones, from which days go back */
    private static void fill(Ground ground, int first, int count, State state, Instant last, int aDay)
            throws Exception {
        Shop shop = new Shop(new Lifecycle());
        int days = (count + aDay - 1) / aDay;
        Load.flatOut(
                Load.callers(
                        CALLERS,
                        day -> day(
                                ground,
                                shop,
                                last.minus(Duration.ofDays(day)),
                                first + day * aDay,
                                Math.min(aDay, count - day * aDay),
                                state)),
                days);
    }

    private static void day(Ground ground, Shop shop, Instant day, int first, int count, State state) {
        List<List<Change>> lives = IntStream.range(0, LIVES_A_DAY)
                .mapToObj(i -> shop.life(day.plus(Duration.ofMinutes(20L * i)), first + i))
                .toList();
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Change> life = lives.get(i % LIVES_A_DAY);
            List<Change> soFar = switch (state) {
                case ARCHIVED -> life;
                case ACCEPTED -> life.subList(0, life.size() - 1);
                // Open ones stand at all steps between the report and the acceptance.
                default -> life.subList(0, 1 + i % 4);
            };
            TicketId id = TicketId.at(life.getFirst().after().report().at());
            Change change = Shop.whole(soFar, id, first + i);
            Outcome outcome = ground.store().tickets().commit(Commit.of(Shop.DESK, "fill:" + id, change, "{}"));
            if (!(outcome instanceof Outcome.Done)) {
                throw new IllegalStateException("Not committed: " + outcome);
            }
            tickets.add(change.after());
        }
        show(ground, tickets, first);
    }

    private static void show(Ground ground, List<Ticket> tickets, int first) {
        List<Told> cards = new ArrayList<>();
        List<Told> lasts = new ArrayList<>();
        for (Ticket ticket : tickets) {
            Mark mark = new Mark(ticket.id(), Shop.ROOM);
            String card = Shop.card(first + cards.size());
            Shown shown = new Shown(ticket.revision(), card, ticket.events(), ticket.events(), null, null);
            cards.add(Told.done(mark, shown));
            if (ticket.state() == State.ARCHIVED) {
                lasts.add(Told.last(mark, shown));
            }
        }
        record(ground, cards);
        record(ground, lasts);
    }

    private static void record(Ground ground, List<Told> told) {
        for (int i = 0; i < told.size(); i += 50) {
            long epoch = ground.store().leases().epoch(Shop.DESK).orElseThrow();
            ground.store().marks().shown(Shop.DESK, epoch, Cast.NINE, told.subList(i, Math.min(told.size(), i + 50)));
        }
    }
}
