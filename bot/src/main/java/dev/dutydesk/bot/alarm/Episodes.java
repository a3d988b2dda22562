package dev.dutydesk.bot.alarm;

import dev.dutydesk.state.store.DeskRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How some of a desk's alarms stand, as one record of the store. They are spread over several records, so that a call
 * writes little, and no record grows without end: what has long been over is let go.
 */
final class Episodes {
    /** A beginning that comes later than that is taken for a new one. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int MOST = 2_000;
    private static final int RECORDS = 32;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<TreeMap<String, Episode>> FORM = new TypeReference<>() {};

    private final DeskRecord read;
    private final Map<String, Episode> byFingerprint;

    private Episodes(DeskRecord read) {
        this.read = read;
        this.byFingerprint = read.isEmpty() ? new TreeMap<>() : JSON.readValue(read.body(), FORM);
    }

    static Episodes of(DeskRecord read) {
        return new Episodes(read);
    }

    /** The name of the record in which the alarm stands. */
    static String record(String fingerprint) {
        return "alarms:" + Math.floorMod(fingerprint.hashCode(), RECORDS);
    }

    @Nullable
    Episode find(String fingerprint) {
        return byFingerprint.get(fingerprint);
    }

    /**
     * The records as they are with how some alarms stand now; only those that change. What has long been over is let go.
     *
     * @param read by their names
     */
    static List<DeskRecord> after(List<Map.Entry<String, Episode>> stand, Map<String, Episodes> read, Instant now) {
        Map<String, Map<String, Episode>> changed = new TreeMap<>();
        stand.forEach(each -> changed.computeIfAbsent(record(each.getKey()), name -> new TreeMap<>())
                .put(each.getKey(), each.getValue()));
        return changed.entrySet().stream()
                .map(each -> Objects.requireNonNull(read.get(each.getKey())).with(each.getValue(), now))
                .toList();
    }

    private DeskRecord with(Map<String, Episode> more, Instant now) {
        Map<String, Episode> after = new TreeMap<>(byFingerprint);
        after.values().removeIf(each -> each.isOverSince(now.minus(KEPT)));
        after.putAll(more);
        after.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(Episode::since)))
                .limit(Math.max(0, after.size() - MOST))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(after::remove);
        return read.with(JSON.writeValueAsString(after));
    }
}
