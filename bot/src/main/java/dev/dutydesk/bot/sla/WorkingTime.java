package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Calendar;
import dev.dutydesk.bot.desk.Calendar.Day;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Hours;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** When a desk works: its hours, its country's holidays and make-up days, and over all its own days. Immutable. */
public final class WorkingTime {
    private static final List<Hours> WHOLE_DAY = List.of(new Hours(0, 24 * 60));

    private final ZoneId zone;
    private final Calendar calendar;
    private final Holidays holidays;

    public WorkingTime(ZoneId zone, Calendar calendar, Holidays holidays) {
        this.zone = zone;
        this.calendar = calendar;
        this.holidays = holidays;
    }

    public static WorkingTime of(Desk desk, Holidays holidays) {
        return new WorkingTime(desk.zone(), desk.calendar(), holidays);
    }

    /** The clock on which the target's spans are counted. */
    public TargetClock clock(Target target) {
        return switch (target.clock()) {
            case ALWAYS -> always();
            case WORKING -> working();
            case EXTENDED ->
                new TargetClock(zone.getRules(), this::isWorkingDay, calendar.cutoff(), date -> target.extendedHours());
        };
    }

    /** Day and night. Working days are the desk's here too, whole ones. */
    public TargetClock always() {
        return new TargetClock(zone.getRules(), this::isWorkingDay, calendar.cutoff(), date -> WHOLE_DAY);
    }

    /** In the desk's working hours. */
    public TargetClock working() {
        return new TargetClock(zone.getRules(), this::isWorkingDay, calendar.cutoff(), this::hours);
    }

    public boolean isWorkingDay(LocalDate date) {
        return !hours(date).isEmpty();
    }

    /** The working hours of that day, in order; none on a day off. */
    public List<Hours> hours(LocalDate date) {
        List<Hours> usual = hours(date.getDayOfWeek());
        return special(date)
                .map(day -> day == Day.DAY_OFF ? List.<Hours>of() : madeUp(date, usual))
                .orElse(usual);
    }

    private Optional<Day> special(LocalDate date) {
        return Optional.ofNullable(calendar.days().get(date))
                .or(() -> calendar.country()
                        .flatMap(country -> holidays.day(country, date))
                        .map(CalendarYear.Named::day));
    }

    /** A weekend day has Monday's hours then; so has any other day that usually has none. */
    private List<Hours> madeUp(LocalDate date, List<Hours> usual) {
        List<Hours> monday = hours(DayOfWeek.MONDAY);
        if (!usual.isEmpty() && (monday.isEmpty() || !CalendarYear.isWeekend(date))) {
            return usual;
        }
        return monday.isEmpty()
                ? Arrays.stream(DayOfWeek.values())
                        .map(this::hours)
                        .filter(hours -> !hours.isEmpty())
                        .findFirst()
                        .orElse(List.of())
                : monday;
    }

    private List<Hours> hours(DayOfWeek day) {
        return calendar.hours().getOrDefault(day, List.of());
    }

    /** Whether the holidays of a year between the two aren't known yet, so that what was counted there may change. */
    public boolean isProvisional(Instant from, Instant to) {
        return !missing(from.atZone(zone).getYear(), to.atZone(zone).getYear()).isEmpty();
    }

    /** The same for a span on that clock: a duration that runs day and night needs no calendar. */
    boolean isProvisional(Target.Clock clock, Span span, Instant from, Instant to) {
        return !(clock == Target.Clock.ALWAYS && span instanceof Span.Exact) && isProvisional(from, to);
    }

    private List<Integer> missing(int first, int last) {
        return calendar.country().stream()
                .flatMap(country -> IntStream.rangeClosed(first, last)
                        .filter(year -> holidays.isMissing(country, year))
                        .boxed())
                .toList();
    }

    /**
     * The years whose holidays aren't known and should be: this one and, from 15 November on, when they have been announced,
     * the next one.
     */
    public List<Integer> missingYears(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        boolean announced = !today.isBefore(LocalDate.of(today.getYear(), 11, 15));
        return missing(today.getYear(), announced ? today.getYear() + 1 : today.getYear());
    }

    /** The beginning of the next working day. */
    Instant nextDay(Instant now) {
        LocalDate next = now.atZone(zone).toLocalDate().plusDays(1);
        return working().opening(next.atStartOfDay(zone).toInstant());
    }
}
