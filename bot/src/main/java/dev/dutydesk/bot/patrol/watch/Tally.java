package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.state.store.DeskRecord;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts by day, of one month. Records are taken in turn, so that what is kept never grows: a month's record is written over
 * fourteen months later, and what it held is more than 400 days old then.
 */
final class Tally {
    private static final int MONTHS = 14;
    /** How many numbers a day has. */
    private static final int WIDTH = 4;

    private final YearMonth month;
    private final SortedMap<Integer, long[]> days;

    private Tally(YearMonth month, SortedMap<Integer, long[]> days) {
        this.month = month;
        this.days = days;
    }

    /** The name of the record in which the month stands. @param of what is counted */
    static String record(String of, YearMonth month) {
        return of + ":" + Math.floorMod(month.getYear() * 12 + month.getMonthValue(), MONTHS);
    }

    /** Of that month; empty where the record holds another one. */
    static Tally read(DeskRecord record, YearMonth month) {
        SortedMap<Integer, long[]> days = new TreeMap<>();
        String[] lines = record.body().split("\n");
        if (lines[0].equals(month.toString())) {
            Arrays.stream(lines).skip(1).map(line -> line.split(" ")).forEach(numbers -> {
                long[] counts = new long[WIDTH];
                for (int i = 0; i < WIDTH; i++) {
                    counts[i] = Long.parseLong(numbers[i + 1]);
                }
                days.put(Integer.valueOf(numbers[0]), counts);
            });
        }
        return new Tally(month, days);
    }

    /** One more. @param which of the day's numbers */
    Tally add(LocalDate day, int which, long more) {
        SortedMap<Integer, long[]> after = new TreeMap<>(days);
        long[] counts = of(day).clone();
        counts[which] += more;
        after.put(day.getDayOfMonth(), counts);
        return new Tally(month, after);
    }

    long[] of(LocalDate day) {
        return days.getOrDefault(day.getDayOfMonth(), new long[WIDTH]);
    }

    String body() {
        StringBuilder body = new StringBuilder(month.toString());
        days.forEach((day, counts) -> {
            body.append('\n').append(day);
            for (long count : counts) {
                body.append(' ').append(count);
            }
        });
        return body.toString();
    }
}
