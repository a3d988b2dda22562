package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a check stands on one of its targets, as it is kept. A bad sample makes it soft; so many in a row that are at least that
 * bad make it hard. What couldn't be measured says nothing of what it was before: it neither confirms nor refutes.
 *
 * @param level the hard one; null before the first is settled
 * @param since since when it is that
 * @param streak of the latest samples
 * @param badSince when the first of the bad ones was taken that haven't been followed by a recovery; null while all is well
 * @param last the latest sample; null before the first
 * @param failed what the latest failed attempts brought to light, oldest first
 * @param round when the round was due in which it was measured last; null for none
 * @param fingerprint under which it was found before it was renamed; null where it has always had its name
 */
record CheckState(
        @Nullable Level level,
        @Nullable Instant since,
        Streak streak,
        @Nullable Instant badSince,
        @Nullable Last last,
        List<Evidence> failed,
        @Nullable Instant round,
        @Nullable String fingerprint) {

    static final CheckState NEW = new CheckState(null, null, Streak.NONE, null, null, List.of(), null, null);

    private static final int EVIDENCE_KEPT = 6;

    /**
     * What the latest samples were.
     *
     * @param known those that said something, oldest first, @param mild how many in a row were OK or WARN, @param good OK, @param unknown UNKNOWN
     */
    record Streak(List<Level> known, int mild, int good, int unknown) {
        static final Streak NONE = new Streak(List.of(), 0, 0, 0);
        private static final int KEPT = 20;

        /** What was kept before the latest ones were has none of them. */
        Streak {
            known = Objects.requireNonNullElse(known, List.of());
        }

        /** What isn't known breaks only what would be called good. */
        Streak and(Level level) {
            return switch (level) {
                case OK -> new Streak(more(level), mild + 1, good + 1, 0);
                case WARN -> new Streak(more(level), mild + 1, 0, 0);
                case CRIT -> new Streak(more(level), 0, 0, 0);
                case UNKNOWN -> new Streak(known, 0, 0, unknown + 1);
            };
        }

        private List<Level> more(Level level) {
            return latest(Stream.concat(known.stream(), Stream.of(level)).toList(), KEPT);
        }

        /** How many of the latest were bad; @param crit only those that were critical */
        int bad(int of, boolean crit) {
            return (int) latest(known, of).stream()
                    .filter(level -> crit ? level == Level.CRIT : isBad(level))
                    .count();
        }

        /** Whether a bad one may still turn out to be one of so many, once all are taken. */
        boolean isOpen(Confirming confirming) {
            List<Level> window = latest(known, confirming.of());
            return IntStream.range(0, window.size())
                    .filter(i -> isBad(window.get(i)))
                    .anyMatch(i -> {
                        int taken = window.size() - i;
                        return bad(taken, false) + confirming.of() - taken >= confirming.fails();
                    });
        }
    }

    /** A sample without what it was measured with. */
    record Last(Instant at, Duration took, Level level, String message) {}

    /**
     * How many samples settle something.
     *
     * @param fails bad ones among the latest {@code of}, and unknown ones in a row, @param oks good ones in a row after bad ones
     */
    record Confirming(int fails, int of, int oks) {}

    /** After one more sample. */
    CheckState after(Sample sample, Confirming confirming) {
        Streak now = streak.and(sample.level());
        Level hard = hard(now, confirming);
        boolean changed = hard != level;
        boolean bad = sample.level() == Level.WARN || sample.level() == Level.CRIT;
        boolean well = !isBad(hard) && !now.isOpen(confirming);
        return new CheckState(
                hard,
                changed ? (isBad(hard) && badSince != null && !isBad(level) ? badSince : sample.at()) : since,
                now,
                well ? null : badSince != null || !bad ? badSince : sample.at(),
                new Last(sample.at(), sample.took(), sample.level(), sample.message()),
                well
                        ? List.of()
                        : bad
                                ? latest(
                                        Stream.concat(failed.stream(), sample.evidence().stream())
                                                .toList(),
                                        EVIDENCE_KEPT)
                                : failed,
                round,
                fingerprint);
    }

    private @Nullable Level hard(Streak now, Confirming confirming) {
        if (now.bad(confirming.of(), true) >= confirming.fails()) {
            return Level.CRIT;
        }
        if (now.bad(confirming.of(), false) >= confirming.fails()
                && (level != Level.CRIT || now.mild() >= confirming.oks())) {
            return Level.WARN;
        }
        if (now.good() >= (isBad(level) ? confirming.oks() : 1)) {
            return Level.OK;
        }
        return now.unknown() >= confirming.fails() && !isBad(level) ? Level.UNKNOWN : level;
    }

    private static <T> List<T> latest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /** Whether the latest sample says what is known already; else it is measured again soon. */
    boolean isSettled(Confirming confirming) {
        if (last == null) {
            return false;
        }
        return last.level() == level && (isBad(level) || !streak.isOpen(confirming))
                || (last.level() == Level.UNKNOWN && streak.unknown() >= confirming.fails());
    }

    boolean isBad() {
        return isBad(level);
    }

    /** Whether the latest sample was bad, or it is known to be. */
    boolean seemsBad() {
        return isBad() || (last != null && isBad(last.level()));
    }

    static boolean isBad(@Nullable Level level) {
        return level == Level.WARN || level == Level.CRIT;
    }

    /** As measured in the round that was due then; in none it stays with the last. */
    CheckState in(@Nullable Instant dueRound) {
        if (dueRound == null) {
            return this;
        }
        return new CheckState(level, since, streak, badSince, last, failed, dueRound, fingerprint);
    }

    /** As kept under another name before. */
    CheckState renamedFrom(String former) {
        return fingerprint != null ? this : new CheckState(level, since, streak, badSince, last, failed, round, former);
    }
}
