package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of each check's past, written with each sample: by half hours for five weeks, by days for 400 days, and the evidence
 * of the latest attempts that weren't OK. Records are taken in turn, so that what is kept never grows.
 */
final class History {
    /** So many days are kept by half hours. */
    static final int DAYS = 35;

    private static final int ATTEMPTS = 12;
    private static final String RESULTS = "results:";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Store store;

    History(Store store) {
        this.store = store;
    }

    private record Attempts(List<Attempt> latestFirst) {
        static final Attempts NONE = new Attempts(List.of());

        static Attempts read(DeskRecord record) {
            return record.isEmpty() ? NONE : JSON.readValue(record.body(), Attempts.class);
        }

        Attempts and(Attempt one) {
            return new Attempts(Stream.concat(Stream.of(one), latestFirst.stream())
                    .limit(ATTEMPTS)
                    .toList());
        }
    }

    private static String attempts(String key) {
        return "attempts:" + key;
    }

    private static String day(String key, LocalDate day) {
        return "history:" + key + ":" + Math.floorMod(day.toEpochDay(), DAYS);
    }

    /** With samples of one day, in order. */
    List<DeskRecord> with(Desk desk, Spot spot, List<Sample> samples) {
        LocalDate day = samples.getFirst().at().atZone(desk.zone()).toLocalDate();
        YearMonth month = YearMonth.from(day);
        String key = spot.key();
        List<DeskRecord> found = store.records()
                .find(desk.id(), List.of(day(key, day), Tally.record(RESULTS + key, month), attempts(key)));
        HistoryDay points = HistoryDay.read(found.get(0), day);
        Tally tally = Tally.read(found.get(1), month);
        Attempts attempts = Attempts.read(found.get(2));
        for (Sample sample : samples) {
            points = points.and(sample, Figures.of(spot.check(), sample));
            tally = tally.add(day, sample.level().ordinal(), 1);
            attempts = sample.level() == Level.OK ? attempts : attempts.and(attempt(sample));
        }
        List<DeskRecord> records = new ArrayList<>();
        records.add(points.over(found.get(0)));
        records.add(found.get(1).with(tally.body()));
        if (samples.stream().anyMatch(sample -> sample.level() != Level.OK)) {
            records.add(found.get(2).with(JSON.writeValueAsString(attempts)));
        }
        return records;
    }

    private static Attempt attempt(Sample sample) {
        return new Attempt(sample.at(), sample.took(), sample.level(), sample.message(), sample.evidence());
    }

    /** By half hours, {@code from} and {@code to} included, as far as it is kept. */
    List<Point> points(Desk desk, Spot spot, LocalDate from, LocalDate to) {
        List<LocalDate> days = from.datesUntil(to.plusDays(1)).toList();
        return names(spot).stream()
                .flatMap(key -> {
                    List<DeskRecord> found = store.records()
                            .find(
                                    desk.id(),
                                    days.stream().map(day -> day(key, day)).toList());
                    return IntStream.range(0, days.size())
                            .boxed()
                            .flatMap(i ->
                                    HistoryDay.read(found.get(i), days.get(i)).points());
                })
                .sorted((one, other) -> one.from().compareTo(other.from()))
                .toList();
    }

    /** By days on which there were samples, {@code from} and {@code to} included. */
    SortedMap<LocalDate, Results> results(Desk desk, Spot spot, LocalDate from, LocalDate to) {
        SortedMap<LocalDate, Results> days = new TreeMap<>();
        List<YearMonth> months = Stream.iterate(
                        YearMonth.from(from), month -> !month.isAfter(YearMonth.from(to)), month -> month.plusMonths(1))
                .toList();
        for (String key : names(spot)) {
            List<DeskRecord> found = store.records()
                    .find(
                            desk.id(),
                            months.stream()
                                    .map(month -> Tally.record(RESULTS + key, month))
                                    .toList());
            for (int i = 0; i < months.size(); i++) {
                Tally tally = Tally.read(found.get(i), months.get(i));
                months.get(i)
                        .atDay(1)
                        .datesUntil(months.get(i).plusMonths(1).atDay(1))
                        .filter(day -> !day.isBefore(from) && !day.isAfter(to))
                        .forEach(day -> {
                            long[] n = tally.of(day);
                            if (n[0] + n[1] + n[2] + n[3] > 0) {
                                days.merge(day, new Results(n[0], n[1], n[2], n[3]), Results::and);
                            }
                        });
            }
        }
        return days;
    }

    /** Those that weren't OK, the latest first. */
    List<Attempt> attempts(Desk desk, Spot spot) {
        List<String> names = names(spot).stream().map(History::attempts).toList();
        return store.records().find(desk.id(), names).stream()
                .flatMap(record -> Attempts.read(record).latestFirst().stream())
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .limit(ATTEMPTS)
                .toList();
    }

    /** Its own, and the one it had before it was renamed. */
    private static List<String> names(Spot spot) {
        return Stream.of(spot.formerKey(), spot.key())
                .flatMap(Stream::ofNullable)
                .toList();
    }
}
