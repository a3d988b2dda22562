package dev.dutydesk.bot.review;

import java.time.Duration;
import java.util.Locale;

/** How old an open ticket is. */
enum Age {
    DAY(1),
    WEEK(7),
    MONTH(30),
    OLDER(Integer.MAX_VALUE);

    private final int days;

    Age(int days) {
        this.days = days;
    }

    /** Its first one: up to a day, a week, thirty days, or older. */
    static Age of(Duration age) {
        for (Age each : values()) {
            if (age.compareTo(Duration.ofDays(each.days)) <= 0) {
                return each;
            }
        }
        return OLDER;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
