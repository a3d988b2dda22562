package dev.dutydesk.bot.review;

import dev.dutydesk.bot.review.Review.Count.What;
import dev.dutydesk.state.store.Life;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is counted beside the rates, each ticket once. */
final class Counts {
    private final Map<What, SortedSet<Long>> tickets = new EnumMap<>(What.class);

    void add(What what, Life life) {
        tickets.computeIfAbsent(what, any -> new TreeSet<>()).add(life.number());
    }

    List<Review.Count> all() {
        return tickets.entrySet().stream()
                .map(count -> new Review.Count(count.getKey(), List.copyOf(count.getValue())))
                .toList();
    }
}
