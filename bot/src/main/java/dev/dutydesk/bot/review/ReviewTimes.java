package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Reviews;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** When a desk reviews itself, in its zone; null where it doesn't. */
final class ReviewTimes {
    private ReviewTimes() {}

    static @Nullable Instant after(Desk desk, Period.Kind kind, Instant instant) {
        ZonedDateTime at = on(desk, kind, instant.atZone(desk.zone()).toLocalDate(), false);
        if (at != null && !at.toInstant().isAfter(instant)) {
            at = on(desk, kind, at.toLocalDate().plusDays(1), false);
        }
        return at == null ? null : at.toInstant();
    }

    static @Nullable Instant before(Desk desk, Period.Kind kind, Instant instant) {
        ZonedDateTime at = on(desk, kind, instant.atZone(desk.zone()).toLocalDate(), true);
        if (at != null && !at.toInstant().isBefore(instant)) {
            at = on(desk, kind, at.toLocalDate().minusDays(1), true);
        }
        return at == null ? null : at.toInstant();
    }

    /** The first of its times on that day or after it; the last one on it or before it where that is asked for. */
    private static @Nullable ZonedDateTime on(Desk desk, Period.Kind kind, LocalDate day, boolean before) {
        Reviews reviews = desk.reviews();
        switch (kind) {
            case WEEKLY -> {
                Reviews.Weekly weekly = reviews.weekly();
                return weekly == null
                        ? null
                        : day.with(
                                        before
                                                ? TemporalAdjusters.previousOrSame(weekly.day())
                                                : TemporalAdjusters.nextOrSame(weekly.day()))
                                .atTime(weekly.at())
                                .atZone(desk.zone());
            }
            case MONTHLY -> {
                Reviews.Monthly monthly = reviews.monthly();
                if (monthly == null) {
                    return null;
                }
                LocalDate same = day.withDayOfMonth(monthly.day());
                boolean other = before ? same.isAfter(day) : same.isBefore(day);
                return same.plusMonths(other ? (before ? -1 : 1) : 0)
                        .atTime(monthly.at())
                        .atZone(desk.zone());
            }
            default -> {
                return null;
            }
        }
    }
}
