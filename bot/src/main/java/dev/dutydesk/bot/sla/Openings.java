package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/**
 * The times in which the local clock shows an hour that counts, from an instant on, in order and without end. It walks from
 * one change of the clocks to the next, and through the local days in between: an hour that is left out is never there, one
 * that comes twice is there twice. Two stretches may touch, at midnight or at such a change.
 */
final class Openings implements Iterator<Stretch> {
    private final ZoneRules rules;
    private final Function<LocalDate, List<Hours>> hours;
    private Instant at;
    /** Up to here the offset holds. */
    private Instant until = Instant.MIN;

    private ZoneOffset offset = ZoneOffset.UTC;
    private LocalDate day = LocalDate.EPOCH;
    private Iterator<Hours> today = Collections.emptyIterator();

    /** @param hours those of each day, in order; some day in the end must have some */
    Openings(ZoneRules rules, Function<LocalDate, List<Hours>> hours, Instant from) {
        this.rules = rules;
        this.hours = hours;
        this.at = from;
        begin(from);
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Stretch next() {
        while (true) {
            while (today.hasNext()) {
                Hours each = today.next();
                Instant from = later(minute(each.from()), at);
                Instant to = earlier(minute(each.to()), until);
                if (from.isBefore(to)) {
                    return new Stretch(from, to);
                }
            }
            goOn();
        }
    }

    private void goOn() {
        if (minute(24 * 60).isBefore(until)) {
            day = day.plusDays(1);
            today = hours.apply(day).iterator();
        } else {
            begin(until);
        }
    }

    private void begin(Instant from) {
        at = from;
        offset = rules.getOffset(from);
        ZoneOffsetTransition change = rules.nextTransition(from);
        until = change == null ? Instant.MAX : change.getInstant();
        day = LocalDateTime.ofInstant(from, offset).toLocalDate();
        today = hours.apply(day).iterator();
    }

    private Instant minute(int ofDay) {
        return day.atStartOfDay().plusMinutes(ofDay).toInstant(offset);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
