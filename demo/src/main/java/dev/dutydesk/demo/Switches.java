package dev.dutydesk.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is broken in the shop now, and since when. */
final class Switches {
    /** What a switch does besides being on. */
    @FunctionalInterface
    interface Turn {
        void turned(Switch which, boolean on);
    }

    private final Map<Switch, Instant> on = new EnumMap<>(Switch.class);
    private final InstantSource clock;
    private final Turn turn;

    Switches(InstantSource clock, Turn turn) {
        this.clock = clock;
        this.turn = turn;
    }

    synchronized boolean isOn(Switch which) {
        return on.containsKey(which);
    }

    /** Where what comes of it fails, the switch stays where it was. */
    synchronized void turn(Switch which, boolean to) {
        if (to == on.containsKey(which)) {
            return;
        }
        turn.turned(which, to);
        if (to) {
            on.put(which, clock.instant());
        } else {
            on.remove(which);
        }
    }

    /** Each by its word, with since when it is on; null for off. */
    synchronized Map<String, @Nullable String> all() {
        Map<String, @Nullable String> all = new LinkedHashMap<>();
        for (Switch each : Switch.values()) {
            Instant since = on.get(each);
            all.put(each.word(), since == null ? null : since.toString());
        }
        return all;
    }
}
