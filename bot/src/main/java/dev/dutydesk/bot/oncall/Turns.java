package dev.dutydesk.bot.oncall;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.TemporalAdjusters.next;

import dev.dutydesk.bot.desk.Roster.Shifts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A roster's turns on the calendar: the first begins on its first day, the next ones with each hand-over. A hand-over is at
 * a local time, so a turn over a change of the clocks is an hour shorter or longer.
 *
 * @param lead who is the backup of one who takes every turn
 */
record Turns(String group, Shifts shifts, String lead, ZoneId zone) {
    Instant begin() {
        return begin(0);
    }

    /** Empty before the first one. */
    Optional<Shift> at(Instant when) {
        long turn = turnOn(when.atZone(zone).toLocalDate());
        while (turn >= 0 && when.isBefore(begin(turn))) {
            turn--;
        }
        return turn < 0 ? Optional.empty() : Optional.of(shift(turn));
    }

    private Shift shift(long turn) {
        return new Shift(group, person(turn), backup(turn), begin(turn), begin(turn + 1));
    }

    private String person(long turn) {
        List<String> people = shifts.people();
        return people.get((int) (turn % people.size()));
    }

    private @Nullable String backup(long turn) {
        String next = shifts.people().size() == 1 ? lead : person(turn + 1);
        return next.equals(person(turn)) ? null : next;
    }

    /** The last turn that begins on the day or before; below zero where none does. */
    private long turnOn(LocalDate day) {
        LocalDate second = second();
        if (day.isBefore(second)) {
            return day.isBefore(shifts.from()) ? -1 : 0;
        }
        return 1 + DAYS.between(second, day) / shifts.every();
    }

    private Instant begin(long turn) {
        LocalDate day = turn == 0 ? shifts.from() : second().plusDays((turn - 1) * shifts.every());
        return day.atTime(shifts.time()).atZone(zone).toInstant();
    }

    /** The day of the first hand-over. */
    private LocalDate second() {
        return shifts.day() == null
                ? shifts.from().plusDays(shifts.every())
                : shifts.from().with(next(shifts.day()));
    }
}
