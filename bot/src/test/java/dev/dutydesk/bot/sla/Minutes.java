package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Hours;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The slow obvious model: one minute after the other, each asked what the local clock shows in it. Minutes are counted from
 * the beginning; one belongs to what it begins in.
 */
final class Minutes {
    private final Instant begin;
    private final Desk desk;
    private final LocalDateTime[] shown;
    private final int[] ofDay;
    private final boolean[] worked;
    private final boolean[] onWorkingDay;

    Minutes(Instant begin, int many, Desk desk, WorkingTime days) {
        this.begin = begin;
        this.desk = desk;
        this.shown = new LocalDateTime[many];
        this.ofDay = new int[many];
        this.worked = new boolean[many];
        this.onWorkingDay = new boolean[many];
        LocalDate last = LocalDate.EPOCH;
        List<Hours> hours = List.of();
        for (int i = 0; i < many; i++) {
            shown[i] = LocalDateTime.ofInstant(at(i), desk.zone());
            if (!shown[i].toLocalDate().equals(last)) {
                last = shown[i].toLocalDate();
                hours = days.hours(last);
            }
            ofDay[i] = shown[i].getHour() * 60 + shown[i].getMinute();
            worked[i] = isIn(hours, i);
            onWorkingDay[i] = !hours.isEmpty();
        }
    }

    Instant at(int minute) {
        return begin.plus(Duration.ofMinutes(minute));
    }

    int of(Instant instant) {
        return Math.toIntExact(Duration.between(begin, instant).toMinutes());
    }

    private boolean isIn(List<Hours> hours, int minute) {
        for (Hours each : hours) {
            if (each.from() <= ofDay[minute] && ofDay[minute] < each.to()) {
                return true;
            }
        }
        return false;
    }

    private IntPredicate runs(Target target) {
        return switch (target.clock()) {
            case ALWAYS -> minute -> true;
            case WORKING -> minute -> worked[minute];
            case EXTENDED -> minute -> isIn(target.extendedHours(), minute);
        };
    }

    int between(Target target, int from, int to) {
        IntPredicate runs = runs(target);
        int count = 0;
        for (int i = from; i < to; i++) {
            count += runs.test(i) ? 1 : 0;
        }
        return count;
    }

    int plus(Target target, int from, int run) {
        IntPredicate runs = runs(target);
        int left = run;
        int i = from;
        while (left > 0) {
            left -= runs.test(i++) ? 1 : 0;
        }
        return i;
    }

    int end(Target target, Span span, int from) {
        return switch (span) {
            case Span.Exact exact ->
                plus(target, from, Math.toIntExact(exact.length().toMinutes()));
            case Span.WorkingDays days -> workingDays(onWorkingDays(target), from, days.days());
            case Span.SameDay day -> sameDay(onWorkingDays(target), from);
        };
    }

    /** The target's clock, but on days only on which the desk has hours. */
    private IntPredicate onWorkingDays(Target target) {
        IntPredicate runs = runs(target);
        return minute -> runs.test(minute) && onWorkingDay[minute];
    }

    private int workingDays(IntPredicate runs, int from, int days) {
        int start = from;
        while (!runs.test(start)) {
            start++;
        }
        LocalDateTime wanted = shown[start];
        int i = start;
        for (int n = 0; n < days; n++) {
            LocalDate left = shown[i].toLocalDate();
            while (!runs.test(i) || !shown[i].toLocalDate().isAfter(left)) {
                i++;
            }
        }
        LocalDate day = shown[i].toLocalDate();
        boolean reached = false;
        int last = i;
        for (int m = i; !shown[m].toLocalDate().isAfter(day); m++) {
            reached |= !shown[m].toLocalTime().isBefore(wanted.toLocalTime());
            if (runs.test(m)) {
                if (reached) {
                    return m;
                }
                last = m;
            }
        }
        return last + 1;
    }

    private int sameDay(IntPredicate runs, int from) {
        if (!shown[from].toLocalTime().isAfter(desk.calendar().cutoff())) {
            int end = lastOn(runs, from, shown[from].toLocalDate());
            if (end > from) {
                return end;
            }
        }
        int i = from;
        while (!runs.test(i) || shown[i].toLocalDate().equals(shown[from].toLocalDate())) {
            i++;
        }
        return lastOn(runs, i, shown[i].toLocalDate());
    }

    private int lastOn(IntPredicate runs, int from, LocalDate day) {
        int end = from;
        for (int i = from; !shown[i].toLocalDate().isAfter(day); i++) {
            end = runs.test(i) ? i + 1 : end;
        }
        return end;
    }
}
