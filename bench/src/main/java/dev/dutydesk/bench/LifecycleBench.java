package dev.dutydesk.bench;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import java.util.ArrayList;
import java.util.List;

/** Deciding, with a state machine that is asked once about each way and with one built anew for each event. */
final class LifecycleBench implements Benchmark {
    @Override
    public String name() {
        return "lifecycle";
    }

    @Override
    public String compares() {
        return "Decisions on one thread, from a report to its archiving, beside the same with a state machine built anew"
                + " for each event.";
    }

    @Override
    public Table run(Sizes sizes) {
        Shop remembered = new Shop(new Lifecycle());
        Shop fresh = new Shop(Lifecycle.fresh());
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int round = 0; round <= sizes.rounds(); round++) {
            double one = decisionsPerSecond(remembered, sizes.decisions());
            double other = decisionsPerSecond(fresh, sizes.decisions());
            if (round > 0) { // the first one warms up
                ours.add(one);
                theirs.add(other);
            }
        }
        double one = Measured.median(ours);
        double other = Measured.median(theirs);
        return new Table("machine", "decisions a second", "each", "ratio")
                .row(
                        "asked once about each way, as the bot does",
                        Table.number(one),
                        micros(one),
                        Table.number(one / other))
                .row("built anew for each event", Table.number(other), micros(other), "1");
    }

    private static double decisionsPerSecond(Shop shop, int lives) {
        long decisions = 0;
        long began = System.nanoTime();
        for (int i = 0; i < lives; i++) {
            decisions += shop.life(Cast.NINE, i).size();
        }
        return decisions * 1e9 / (System.nanoTime() - began);
    }

    private static String micros(double perSecond) {
        return Table.number(1e6 / perSecond) + " µs";
    }
}
