package dev.dutydesk.bot.recurring;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.desk.Recurring;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/** When a desk's recurring work is due: at its file's times, in the desk's zone, or when a promotion lets it begin. */
public final class Schedule {
    /** Work that comes more often than that while a bot is away has no calendar. */
    private static final int MOST = 10_000;

    private final Promotions promotions;

    public Schedule(Promotions promotions) {
        this.promotions = promotions;
    }

    /** Those whose own times are in {@code (after, until]}, each work's in order. */
    public List<Occurrence> between(Desk desk, Instant after, Instant until) {
        return desk.recurring().stream()
                .flatMap(work -> of(desk, work, after, until).stream())
                .toList();
    }

    /** Those of one work that have something to do with {@code (through, now]}, in order. */
    List<Occurrence> of(Desk desk, Recurring work, Instant through, Instant now) {
        List<Occurrence> found = new ArrayList<>();
        Instant next = next(desk, work, through);
        while (next != null && !next.isAfter(now) && found.size() < MOST) {
            found.add(new Occurrence(work, next, promotions.thawed(desk, next)));
            next = next(desk, work, next);
        }
        return found;
    }

    /** Those before that instant which a promotion keeps waiting at it. */
    List<Occurrence> waiting(Desk desk, Instant at) {
        return promotions.frozenSince(desk, at).stream()
                .flatMap(since -> between(desk, since.minusNanos(1), at).stream())
                .filter(occurrence -> occurrence.opens().isAfter(at))
                .toList();
    }

    /** The first instant after that one at which something opens, or is moved. */
    @Nullable
    Instant after(Desk desk, Instant through) {
        Stream<Instant> own =
                desk.recurring().stream().map(work -> next(desk, work, through)).filter(Objects::nonNull);
        Stream<Instant> moved = waiting(desk, through).stream().map(Occurrence::opens);
        return Stream.concat(own, moved).min(Instant::compareTo).orElse(null);
    }

    private static @Nullable Instant next(Desk desk, Recurring work, Instant after) {
        return Optional.ofNullable(CronExpression.parse(work.cron()).next(after.atZone(desk.zone())))
                .map(ZonedDateTime::toInstant)
                .orElse(null);
    }
}
