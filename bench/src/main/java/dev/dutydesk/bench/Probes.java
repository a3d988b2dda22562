package dev.dutydesk.bench;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.ticket.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;

/**
 * How long one call takes in a store where nothing else happens.
 *
 * @param whole as its caller waits for it, @param inRedis the part of it that Redis spends in commands; medians and means,
 *     in ns
 */
record Probes(double whole, double inRedis) {
    /** As the bot's {@code list} asks. */
    private static final int LISTED = 500;

    /** One list of what is open, in each of the stores. */
    static List<Probes> lists(List<Ground> stores, int count) {
        return alternating(
                stores, count, (ground, i) -> ground.store().tickets().list(Query.open(Shop.DESK, LISTED)));
    }

    /** One report committed, in each of the stores. */
    static List<Probes> commits(List<Ground> stores, int count) {
        Shop shop = new Shop(new Lifecycle());
        List<Change> changes = IntStream.range(0, count)
                .mapToObj(i -> shop.reported(Cast.NINE.plusSeconds(i), i))
                .toList();
        return alternating(stores, count, (ground, i) -> {
            Commit commit = Commit.of(Shop.DESK, "probe:" + i, changes.get(i), "{}");
            Outcome outcome = ground.store().tickets().commit(commit);
            if (!(outcome instanceof Outcome.Done)) {
                throw new IllegalStateException("Not committed: " + outcome);
            }
        });
    }

    /** In turn, so that what disturbs one disturbs the other too. */
    private static List<Probes> alternating(List<Ground> stores, int count, ObjIntConsumer<Ground> probe) {
        List<long[]> took = stores.stream().map(ground -> new long[count]).toList();
        stores.forEach(ground -> Server.of(ground).resetStatistics());
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < stores.size(); k++) {
                // Each is first as often as the other.
                int which = (i + k) % stores.size();
                long began = System.nanoTime();
                probe.accept(stores.get(which), i);
                took.get(which)[i] = System.nanoTime() - began;
            }
        }
        List<Probes> all = new ArrayList<>();
        for (int k = 0; k < stores.size(); k++) {
            double whole = Measured.of(1, took.get(k)).percentile(50);
            all.add(new Probes(whole, Server.of(stores.get(k)).spent() / count));
        }
        return all;
    }
}
