package dev.dutydesk.bot.patrol.watch;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How often probes found what they look at in order, by day of the desk, for the last 400 days. Each sample is counted once, in
 * the commit that keeps it.
 */
public final class Availability {
    private static final String PROBES = "probes:";
    private static final String PROMOTED = "promoted:";
    private static final String ROUNDS = "rounds:";

    private final Store store;
    private final Promotions promotions;

    public Availability(Store store, Promotions promotions) {
        this.store = store;
        this.promotions = promotions;
    }

    /**
     * Of one day.
     *
     * @param good well or with a warning, @param bad critical, @param unknown not measured
     * @param excluded in a maintenance window that says so, however they were
     */
    public record Probes(long good, long bad, long unknown, long excluded) {
        public static final Probes NONE = new Probes(0, 0, 0, 0);

        public Probes and(Probes other) {
            return new Probes(good + other.good, bad + other.bad, unknown + other.unknown, excluded + other.excluded);
        }

        /** The share of the good ones among those that say something; null where none does. */
        public @Nullable Double share() {
            return good + bad == 0 ? null : (double) good / (good + bad);
        }
    }

    /**
     * A round on one day.
     *
     * @param planned how often it was due, @param ran how often it ran to its end, @param cut how often it didn't: never began, wasn't done in time, or saw nothing
     */
    public record Rounds(long planned, long ran, long cut) {}

    /** Of all of the check's targets together, {@code from} and {@code to} included. @param target null for none */
    public SortedMap<LocalDate, Probes> probes(
            Desk desk, String check, @Nullable String target, LocalDate from, LocalDate to) {
        return probes(desk, PROBES, check, target, from, to);
    }

    /** Of these those in promotions that promise an availability of their own. */
    public SortedMap<LocalDate, Probes> promoted(
            Desk desk, String check, @Nullable String target, LocalDate from, LocalDate to) {
        return probes(desk, PROMOTED, check, target, from, to);
    }

    private SortedMap<LocalDate, Probes> probes(
            Desk desk, String which, String check, @Nullable String target, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, Probes> days = new TreeMap<>();
        read(desk, which + (target == null ? check : check + "@" + target), from, to)
                .forEach((day, counts) -> days.put(day, new Probes(counts[0], counts[1], counts[2], counts[3])));
        return days;
    }

    /** {@code from} and {@code to} included. @param round its id */
    public SortedMap<LocalDate, Rounds> rounds(Desk desk, String round, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, Rounds> days = new TreeMap<>();
        read(desk, ROUNDS + round, from, to)
                .forEach((day, counts) -> days.put(day, new Rounds(counts[0], counts[1], counts[2])));
        return days;
    }

    private SortedMap<LocalDate, long[]> read(Desk desk, String of, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, long[]> days = new TreeMap<>();
        Stream.iterate(YearMonth.from(from), month -> !month.isAfter(YearMonth.from(to)), month -> month.plusMonths(1))
                .forEach(month -> {
                    DeskRecord record = store.records().find(desk.id(), Tally.record(of, month));
                    Tally tally = Tally.read(record, month);
                    month.atDay(1)
                            .datesUntil(month.plusMonths(1).atDay(1))
                            .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                            .filter(day -> Arrays.stream(tally.of(day)).anyMatch(count -> count > 0))
                            .forEach(day -> days.put(day, tally.of(day)));
                });
        return days;
    }

    /** With a probe's samples of one day of the desk. */
    List<DeskRecord> probed(Desk desk, String key, List<Sample> samples, boolean excluded) {
        List<DeskRecord> records = new ArrayList<>(List.of(counted(desk, PROBES + key, samples, excluded)));
        List<Sample> promoted =
                samples.stream().filter(sample -> isPromoted(desk, sample.at())).toList();
        if (!promoted.isEmpty()) {
            records.add(counted(desk, PROMOTED + key, promoted, excluded));
        }
        return records;
    }

    private boolean isPromoted(Desk desk, Instant when) {
        return promotions
                .at(desk, when)
                .filter(promotion -> promotion.availability() != null)
                .isPresent();
    }

    private DeskRecord counted(Desk desk, String of, List<Sample> samples, boolean excluded) {
        LocalDate day = day(desk, samples.getFirst().at());
        YearMonth month = YearMonth.from(day);
        DeskRecord record = store.records().find(desk.id(), Tally.record(of, month));
        Tally tally = Tally.read(record, month);
        for (Sample sample : samples) {
            tally = tally.add(day, excluded ? 3 : which(sample.level()), 1);
        }
        return record.with(tally.body());
    }

    private static int which(Level level) {
        return switch (level) {
            case OK, WARN -> 0;
            case CRIT -> 1;
            case UNKNOWN -> 2;
        };
    }

    /** With the times at which a round was due. @param cut how many before them didn't run to their end */
    List<DeskRecord> planned(Desk desk, String round, List<Instant> due, int cut) {
        Map<YearMonth, List<LocalDate>> days =
                due.stream().map(at -> day(desk, at)).collect(groupingBy(YearMonth::from, TreeMap::new, toList()));
        List<DeskRecord> records = new ArrayList<>();
        days.forEach((month, inIt) -> {
            DeskRecord record = store.records().find(desk.id(), Tally.record(ROUNDS + round, month));
            Tally tally = Tally.read(record, month);
            for (LocalDate day : inIt) {
                tally = tally.add(day, 0, 1);
            }
            boolean last = inIt.contains(day(desk, due.getLast()));
            records.add(record.with((last ? tally.add(inIt.getLast(), 2, cut) : tally).body()));
        });
        return records;
    }

    /** With a round that ran. */
    DeskRecord ran(Desk desk, String round, Instant due) {
        return one(desk, round, due, 1);
    }

    /** With a round that came to nothing. */
    DeskRecord cut(Desk desk, String round, Instant due) {
        return one(desk, round, due, 2);
    }

    private DeskRecord one(Desk desk, String round, Instant due, int which) {
        LocalDate day = day(desk, due);
        YearMonth month = YearMonth.from(day);
        DeskRecord record = store.records().find(desk.id(), Tally.record(ROUNDS + round, month));
        return record.with(Tally.read(record, month).add(day, which, 1).body());
    }

    private static LocalDate day(Desk desk, Instant at) {
        return at.atZone(desk.zone()).toLocalDate();
    }
}
