package dev.dutydesk.bot.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an alarm stands after all that was said of it, in whatever order that came.
 *
 * @param since when what goes on now, or what ended last, began
 * @param until when it was told that this has ended; null while it goes on
 */
record Episode(Instant since, @Nullable Instant until) {

    /** What something that was said means for others. */
    enum News {
        /** It began, or began again. */
        BEGAN,
        /** It is over. */
        ENDED,
        /** It is as it was; so is what came late. */
        NOTHING
    }

    /** @param after how it stands then */
    record Told(Episode after, News news) {}

    /** @param before null where nothing was ever said of it @param now when it came */
    static Told tell(@Nullable Episode before, Alarm alarm, Instant now) {
        return alarm.isOver() ? ended(before, alarm, now) : began(before, alarm, now);
    }

    private static Told began(@Nullable Episode before, Alarm alarm, Instant now) {
        Instant began = alarm.since() == null ? now : alarm.since();
        if (before == null) {
            return new Told(new Episode(began, null), News.BEGAN);
        }
        if (before.until == null && alarm.since() == null) {
            return new Told(before, News.NOTHING);
        }
        if (!began.isAfter(before.since)) {
            return new Told(before, News.NOTHING);
        }
        return new Told(new Episode(began, null), before.until == null ? News.NOTHING : News.BEGAN);
    }

    /** The end of something that nobody told of is kept: its beginning may still be on the way. */
    private static Told ended(@Nullable Episode before, Alarm alarm, Instant now) {
        Instant since = alarm.since() == null ? before == null ? now : before.since : alarm.since();
        if (before == null) {
            return new Told(new Episode(since, now), News.NOTHING);
        }
        if (since.isBefore(before.since)) {
            return new Told(before, News.NOTHING);
        }
        return before.until == null
                ? new Told(new Episode(since, now), News.ENDED)
                : new Told(new Episode(since, before.until), News.NOTHING);
    }

    static boolean isOn(@Nullable Episode episode) {
        return episode != null && episode.until == null;
    }

    /** Whether it began after that. @param then null where that isn't known */
    boolean isAfter(@Nullable Instant then) {
        return then != null && since.isAfter(then);
    }

    /** Whether it has been over since before then. */
    boolean isOverSince(Instant then) {
        return until != null && until.isBefore(then);
    }
}
