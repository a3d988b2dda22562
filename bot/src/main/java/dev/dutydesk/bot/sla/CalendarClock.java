package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.GradeClock;
import dev.dutydesk.bot.desk.Percent;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;

/** Grades' clocks on the desk's calendar. What falls where a clock stands still is for when it runs again. */
public final class CalendarClock implements GradeClock {
    private final Holidays holidays;
    private final Targets promised;

    /** As long as nobody starts or ends a promotion by hand. */
    public CalendarClock(Holidays holidays) {
        this(holidays, Promotions.OF_FILE);
    }

    public CalendarClock(Holidays holidays, Promotions promotions) {
        this.holidays = holidays;
        this.promised = new Targets(holidays, promotions);
    }

    @Override
    public Target target(Desk desk, Ticket ticket) {
        return promised.of(desk, ticket);
    }

    @Override
    public Instant end(Desk desk, Grade grade, Span span, Instant from) {
        return clock(desk, grade).end(span, from);
    }

    @Override
    public boolean isProvisional(Desk desk, Grade grade, Span span, Instant from, Instant by) {
        return WorkingTime.of(desk, holidays).isProvisional(desk.target(grade).clock(), span, from, by);
    }

    @Override
    public Instant share(Desk desk, Grade grade, Instant from, Instant until, Percent share) {
        TargetClock clock = clock(desk, grade);
        Duration run = share.of(clock.between(from, until));
        return run.isZero() ? clock.running(from) : clock.plus(from, run);
    }

    private TargetClock clock(Desk desk, Grade grade) {
        return WorkingTime.of(desk, holidays).clock(desk.target(grade));
    }
}
