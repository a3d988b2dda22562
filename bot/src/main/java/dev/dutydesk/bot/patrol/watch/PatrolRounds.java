package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.timer.DeskJob;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Notes which rounds are due, each once, whatever dies in between. Only the latest of several times is run; the others, and one
 * that is still running when the next is due, are counted as not having run.
 */
public final class PatrolRounds implements DeskJob {
    /** A round that comes more often while a bot is away has no schedule. */
    private static final int MOST = 10_000;

    private final Patrols patrols;
    private final Store store;
    private final Availability availability;

    public PatrolRounds(Patrols patrols, Store store, Availability availability) {
        this.patrols = patrols;
        this.store = store;
        this.availability = availability;
    }

    @Override
    public String name() {
        return "patrol";
    }

    @Override
    public @Nullable Instant after(Desk desk, Instant through) {
        return rounds(desk)
                .map(round -> RoundTimes.after(desk, round, through))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    public Work due(Desk desk, Instant through, Instant now) {
        List<DeskRecord> records = new ArrayList<>();
        rounds(desk).forEach(round -> {
            List<Instant> times = times(desk, round, through, now);
            if (!times.isEmpty()) {
                DeskRecord record = store.records().find(desk.id(), RoundState.name(round.id()));
                RoundState before = RoundState.read(record);
                int skipped = times.size() - 1;
                records.add(before.due(times.getLast(), skipped).over(record));
                records.addAll(availability.planned(desk, round.id(), times, skipped + (before.isOn() ? 1 : 0)));
            }
        });
        return Work.keeping(records);
    }

    private static List<Instant> times(Desk desk, Round round, Instant through, Instant now) {
        List<Instant> times = new ArrayList<>();
        Instant next = RoundTimes.after(desk, round, through);
        while (next != null && !next.isAfter(now) && times.size() < MOST) {
            times.add(next);
            next = RoundTimes.after(desk, round, next);
        }
        return times;
    }

    private Stream<Round> rounds(Desk desk) {
        return patrols.of(desk.id()).stream().flatMap(patrol -> patrol.rounds().stream());
    }
}
