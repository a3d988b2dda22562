package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.state.store.DeskRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** A check's samples of one day, by half hours: as much as can be drawn, however often it is measured. */
record HistoryDay(LocalDate day, SortedMap<Long, Slot> slots) {
    private static final long SECONDS = Duration.ofMinutes(30).toSeconds();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** @param ms how long the sample took that speaks for all, @param figures of it */
    record Slot(Results results, long ms, Map<String, Double> figures) {
        private static final Slot NONE = new Slot(Results.NONE, 0, Map.of());

        Slot and(Level level, long took, Map<String, Double> what) {
            Level worst = results.worst();
            boolean speaks = worst == null || Level.worst(worst, level) == level;
            return new Slot(
                    results.and(level),
                    speaks ? took : ms,
                    speaks && !what.isEmpty() || figures.isEmpty() ? what : figures);
        }
    }

    /** Of that day; empty where the record holds another one. */
    static HistoryDay read(DeskRecord record, LocalDate day) {
        HistoryDay none = new HistoryDay(day, new TreeMap<>());
        if (record.isEmpty()) {
            return none;
        }
        HistoryDay read = JSON.readValue(record.body(), HistoryDay.class);
        return read.day().equals(day) ? read : none;
    }

    DeskRecord over(DeskRecord before) {
        return before.with(JSON.writeValueAsString(this));
    }

    HistoryDay and(Sample sample, Map<String, Double> figures) {
        SortedMap<Long, Slot> after = new TreeMap<>(slots);
        long slot = Math.floorDiv(sample.at().getEpochSecond(), SECONDS);
        Slot before = slots.getOrDefault(slot, Slot.NONE);
        after.put(slot, before.and(sample.level(), sample.took().toMillis(), figures));
        return new HistoryDay(day, after);
    }

    Stream<Point> points() {
        return slots.entrySet().stream()
                .map(slot -> new Point(
                        Instant.ofEpochSecond(slot.getKey() * SECONDS),
                        slot.getValue().results(),
                        Duration.ofMillis(slot.getValue().ms()),
                        slot.getValue().figures()));
    }
}
