package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Hours;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.state.ticket.Running;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A clock that runs in some hours and stands still in the others. A duration on it is exact on the wall clock; its hours
 * follow the local time, also where that leaves out an hour or has one twice. Immutable.
 */
public final class TargetClock implements Running {
    private final ZoneRules rules;
    private final Predicate<LocalDate> workingDay;
    private final LocalTime cutoff;
    private final Function<LocalDate, List<Hours>> hours;

    TargetClock(
            ZoneRules rules,
            Predicate<LocalDate> workingDay,
            LocalTime cutoff,
            Function<LocalDate, List<Hours>> hours) {
        this.rules = rules;
        this.workingDay = workingDay;
        this.cutoff = cutoff;
        this.hours = hours;
    }

    /** The instant by which the span is over. */
    public Instant end(Span span, Instant from) {
        return switch (span) {
            case Span.Exact exact -> plus(from, exact.length());
            case Span.WorkingDays days -> workingDays(from, days.days());
            case Span.SameDay day -> sameDay(from);
        };
    }

    /** At a closing rather than at the opening after it. */
    @Override
    public Instant plus(Instant from, Duration run) {
        if (run.isZero()) {
            return from;
        }
        Duration left = run;
        Iterator<Stretch> open = openings(from);
        while (true) {
            Stretch next = open.next();
            if (left.compareTo(next.length()) <= 0) {
                return next.from().plus(left);
            }
            left = left.minus(next.length());
        }
    }

    @Override
    public Duration between(Instant from, Instant to) {
        return runs(from, to).stream().map(Stretch::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** When it runs between the two, in order; stretches that touch are one. */
    public List<Stretch> runs(Instant from, Instant to) {
        List<Stretch> runs = new ArrayList<>();
        Iterator<Stretch> open = openings(from);
        for (Stretch next = open.next(); next.from().isBefore(to); next = open.next()) {
            Instant end = next.to().isBefore(to) ? next.to() : to;
            boolean touches = !runs.isEmpty() && runs.getLast().to().equals(next.from());
            runs.add(new Stretch(touches ? runs.removeLast().from() : next.from(), end));
        }
        return List.copyOf(runs);
    }

    /**
     * The same time of day so many working days later, counted from the next opening where it stands still. Where that time
     * isn't one of that day's hours, the next one of that day is meant, else its end.
     */
    private Instant workingDays(Instant from, int days) {
        LocalDateTime local = local(opening(from));
        LocalDate day = local.toLocalDate();
        for (int i = 0; i < days; i++) {
            day = nextWorkingDay(day);
        }
        return onDay(day, local.toLocalTime());
    }

    /** The instant itself where it runs on a working day then, else the next at which it begins to. */
    Instant opening(Instant from) {
        return new Openings(rules, day -> workingDay.test(day) ? hours.apply(day) : List.of(), from)
                .next()
                .from();
    }

    /** The instant itself while it runs, else the next at which it does. */
    Instant running(Instant from) {
        return openings(from).next().from();
    }

    private Instant onDay(LocalDate day, LocalTime time) {
        Instant wanted = first(day.atTime(time));
        List<Stretch> open = workingHours(day);
        return open.stream()
                .filter(stretch -> wanted.isBefore(stretch.to()))
                .findFirst()
                .map(stretch -> wanted.isBefore(stretch.from()) ? stretch.from() : wanted)
                .orElseGet(() -> open.getLast().to());
    }

    /** The end of this working day; of the next one where it is over, or the desk's cut-off is. */
    private Instant sameDay(Instant from) {
        LocalDateTime local = local(from);
        LocalDate day = local.toLocalDate();
        List<Stretch> open = workingHours(day);
        boolean still = !open.isEmpty()
                && !local.toLocalTime().isAfter(cutoff)
                && from.isBefore(open.getLast().to());
        return (still ? open : workingHours(nextWorkingDay(day))).getLast().to();
    }

    private LocalDate nextWorkingDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (workingHours(next).isEmpty()) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** When it runs on that day, where the desk works then; the clocks' changes can leave nothing of it. */
    private List<Stretch> workingHours(LocalDate day) {
        if (!workingDay.test(day)) {
            return List.of();
        }
        Instant end = last(day.plusDays(1).atStartOfDay());
        return runs(first(day.atStartOfDay()), end).stream()
                .filter(stretch -> local(stretch.from()).toLocalDate().equals(day))
                .toList();
    }

    private Openings openings(Instant from) {
        return new Openings(rules, hours, from);
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }

    /** When the local clock first shows that time or, where it leaves it out, a later one. */
    private Instant first(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.toInstant(rules.getValidOffsets(local).getFirst());
    }

    /** When it last does. */
    private Instant last(LocalDateTime local) {
        ZoneOffsetTransition change = rules.getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.toInstant(rules.getValidOffsets(local).getLast());
    }
}
