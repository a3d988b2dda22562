package dev.dutydesk.bot.process;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.sla.WorkingTime;
import dev.dutydesk.bot.timer.Rounds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes up years that are put into the calendars folder, and tells those who run the bot which ones it still lacks: from 15
 * November on the next year's.
 */
@Component
final class CalendarWatch extends Rounds {
    private static final Logger log = LoggerFactory.getLogger(CalendarWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Desks desks;
    private final Holidays holidays;
    private final InstantSource clock;
    private final Set<String> told = new HashSet<>();

    CalendarWatch(Desks desks, Holidays holidays, InstantSource clock) {
        super("calendars", EVERY);
        this.desks = desks;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** What those who run the bot should see to, in words; empty while all is well. */
    List<String> warnings() {
        return Stream.concat(desks.all().stream().flatMap(this::unknown), holidays.faults().stream())
                .toList();
    }

    private Stream<String> unknown(Desk desk) {
        String country = desk.calendar().country().orElse("");
        return WorkingTime.of(desk, holidays).missingYears(clock.instant()).stream()
                .map(
                        year -> desk.id() + ": the holidays of " + year + " in " + country
                                + " aren't known; plain weekends stand in, deadlines there are provisional. See `dutydesk calendar import`");
    }

    /** Looks at the folder, and logs each warning once. */
    @Override
    protected void round() {
        holidays.refresh();
        List<String> now = warnings();
        told.retainAll(now);
        now.stream().filter(told::add).forEach(warning -> log.warn("Calendar: {}", warning));
    }
}
