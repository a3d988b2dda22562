package dev.dutydesk.bot.promotion;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Promotions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When something is said of a promotion, or done for it. */
final class Calendar {
    private static final Duration BEFORE = Duration.ofDays(1);
    /** Who hears of it later than that hears that it has begun. */
    private static final Duration NO_NEWS = Duration.ofHours(1);

    private final Promotions promotions;

    Calendar(Promotions promotions) {
        this.promotions = promotions;
    }

    /** What is said. */
    enum Moment {
        SOON,
        BEGUN,
        STATUS,
        OVER;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param at when it is due */
    record Said(Moment moment, Promotion promotion, Instant at) {}

    /** @param opens when its ticket opens */
    record Prepared(Promotion promotion, Promotion.Preparation work, Instant opens) {}

    @Nullable
    Instant after(Desk desk, Instant through) {
        Stream<Instant> said = promotions.of(desk).stream()
                .flatMap(each -> Stream.of(
                        each.begin(desk).minus(BEFORE),
                        each.begin(desk),
                        each.end(desk),
                        nextStatus(desk, each, through)))
                .filter(Objects::nonNull);
        return Stream.concat(said, prepared(desk).map(Prepared::opens))
                .filter(through::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** What is to be said of {@code (through, now]}: of each promotion the latest. */
    Stream<Said> said(Desk desk, Instant through, Instant now) {
        return promotions.of(desk).stream().flatMap(each -> said(desk, each, through, now).stream());
    }

    private Optional<Said> said(Desk desk, Promotion one, Instant through, Instant now) {
        Instant begin = one.begin(desk);
        Instant end = one.end(desk);
        if (isDue(end, through, now)) {
            // Where another one goes on from there, that one is said.
            return promotions.at(desk, end).isPresent()
                    ? Optional.empty()
                    : Optional.of(new Said(Moment.OVER, one, end));
        }
        if (isDue(begin, through, now)) {
            return Optional.of(new Said(Moment.BEGUN, one, begin));
        }
        Instant status = nextStatus(desk, one, now.minus(one.status() == null ? Duration.ZERO : one.status()));
        if (status != null && isDue(status, through, now)) {
            return Optional.of(new Said(Moment.STATUS, one, status));
        }
        Instant soon = begin.minus(BEFORE);
        return isDue(soon, through, now) && now.isBefore(begin.minus(NO_NEWS))
                ? Optional.of(new Said(Moment.SOON, one, soon))
                : Optional.empty();
    }

    /** The first one after that instant; null where none comes. */
    private static @Nullable Instant nextStatus(Desk desk, Promotion one, Instant after) {
        Duration every = one.status();
        if (every == null) {
            return null;
        }
        Instant begin = one.begin(desk);
        long gone = after.isBefore(begin) ? 0 : Duration.between(begin, after).dividedBy(every);
        Instant next = begin.plus(every.multipliedBy(gone + 1));
        return next.isBefore(one.end(desk)) ? next : null;
    }

    /** By the file: whoever starts one by hand has no time to prepare it. No freeze keeps it waiting: it can't be later. */
    private static Stream<Prepared> prepared(Desk desk) {
        return desk.promotions().stream()
                .flatMap(each -> each.prepare().stream()
                        .map(work -> new Prepared(each, work, each.begin(desk).minus(work.before()))));
    }

    /** What opens in {@code (through, now]}, unless it is of no use any more. */
    Stream<Prepared> prepared(Desk desk, Instant through, Instant now) {
        return prepared(desk)
                .filter(each -> isDue(each.opens(), through, now)
                        && now.isBefore(each.promotion().begin(desk)));
    }

    private static boolean isDue(Instant at, Instant through, Instant now) {
        return at.isAfter(through) && !at.isAfter(now);
    }
}
