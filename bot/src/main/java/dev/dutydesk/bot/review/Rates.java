package dev.dutydesk.bot.review;

import dev.dutydesk.state.ticket.Grade;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shares that are counted, each with its tickets. */
final class Rates {
    private final Shares<Of> shares = new Shares<>();

    private record Of(Rate.Name name, @Nullable Grade grade) {}

    /** @param grade null where all grades count together */
    void add(Rate.Name name, @Nullable Grade grade, long ticket, boolean met) {
        shares.add(new Of(name, grade), ticket, met);
    }

    /** By name and grade. */
    List<Rate> all() {
        return shares.all((of, met, missed) -> new Rate(of.name(), of.grade(), met, missed)).stream()
                .sorted(Comparator.comparing(Rate::name)
                        .thenComparing(
                                rate -> rate.grade() == null ? -1 : rate.grade().ordinal()))
                .toList();
    }
}
