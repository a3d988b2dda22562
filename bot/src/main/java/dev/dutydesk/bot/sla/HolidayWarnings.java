package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Warning;
import dev.dutydesk.bot.desk.Warnings;
import java.time.InstantSource;
import java.util.List;

/** Years whose holidays should be known and aren't. */
public final class HolidayWarnings implements Warnings {
    private final Holidays holidays;
    private final InstantSource clock;

    public HolidayWarnings(Holidays holidays, InstantSource clock) {
        this.holidays = holidays;
        this.clock = clock;
    }

    @Override
    public List<Warning> of(Desk desk) {
        return WorkingTime.of(desk, holidays).missingYears(clock.instant()).stream()
                .map(year -> new Warning(
                        "holidays-unknown",
                        List.of(year.toString()),
                        "the holidays of " + year + " aren't known; plain weekends stand in"))
                .toList();
    }
}
