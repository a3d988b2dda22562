package dev.dutydesk.bot.review;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Adds up what is counted for each person. What nobody had isn't anybody's. */
final class People {
    private final SortedMap<String, int[]> sums = new TreeMap<>();

    enum Sum {
        RESPONSES_KEPT,
        RESPONSES,
        RESOLUTIONS_KEPT,
        RESOLUTIONS,
        FIRST_TIME,
        ACCEPTED,
        REOPENED,
        STARS,
        RATED,
        GROUP_CHANGES
    }

    void add(@Nullable String person, Sum sum, int more) {
        if (person != null && person.indexOf(':') < 0) {
            sums.computeIfAbsent(person, any -> new int[Sum.values().length])[sum.ordinal()] += more;
        }
    }

    List<Review.PersonRow> rows() {
        return sums.entrySet().stream()
                .map(person -> row(person.getKey(), sum -> person.getValue()[sum.ordinal()]))
                .toList();
    }

    private static Review.PersonRow row(String person, ToIntFunction<Sum> value) {
        return new Review.PersonRow(
                person,
                value.applyAsInt(Sum.RESPONSES_KEPT),
                value.applyAsInt(Sum.RESPONSES),
                value.applyAsInt(Sum.RESOLUTIONS_KEPT),
                value.applyAsInt(Sum.RESOLUTIONS),
                value.applyAsInt(Sum.FIRST_TIME),
                value.applyAsInt(Sum.ACCEPTED),
                value.applyAsInt(Sum.REOPENED),
                value.applyAsInt(Sum.STARS),
                value.applyAsInt(Sum.RATED),
                value.applyAsInt(Sum.GROUP_CHANGES));
    }
}
