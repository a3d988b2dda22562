package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Round;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** When rounds are due, in the desk's zone: those of every two hours at 00:00, 02:00, … whenever the bot was started. */
final class RoundTimes {
    private RoundTimes() {}

    /** The first time after that instant. */
    static @Nullable Instant after(Desk desk, Round round, Instant through) {
        ZonedDateTime local = through.atZone(desk.zone());
        if (round.cron() != null) {
            return Optional.ofNullable(CronExpression.parse(round.cron()).next(local))
                    .map(ZonedDateTime::toInstant)
                    .orElse(null);
        }
        Duration every = round.every();
        return every == null ? null : grid(local, every);
    }

    private static Instant grid(ZonedDateTime local, Duration every) {
        ZonedDateTime midnight = local.toLocalDate().atStartOfDay(local.getZone());
        Instant next =
                midnight.toLocalDate().plusDays(1).atStartOfDay(local.getZone()).toInstant();
        if (every.compareTo(Duration.ofDays(1)) >= 0) {
            long days = every.toDays();
            long last = Math.floorDiv(midnight.toLocalDate().toEpochDay(), days) * days;
            return java.time.LocalDate.ofEpochDay(last + days)
                    .atStartOfDay(local.getZone())
                    .toInstant();
        }
        long passed = Duration.between(midnight, local).toMillis() / every.toMillis() + 1;
        Instant own = midnight.toInstant().plus(every.multipliedBy(passed));
        return own.isBefore(next) ? own : next;
    }
}
