package dev.dutydesk.bot.promotion;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Words;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people have made of a desk's promotions, as it is kept. Times are in the desk's zone.
 *
 * @param moved those of the file that were ended before their time
 * @param added those that aren't in the file, the latest first
 */
record ByHand(List<Moved> moved, List<Added> added) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ByHand NOTHING = new ByHand(List.of(), List.of());
    /** As long as tickets of that time can still be graded anew. */
    private static final int KEPT_DAYS = 400;

    /** @param of when it begins by the file, which tells it apart */
    record Moved(LocalDateTime of, LocalDateTime from, LocalDateTime to) {}

    /** @param like whose rules it has, as above; null for none of the file's */
    record Added(Map<String, String> name, @Nullable LocalDateTime like, LocalDateTime from, LocalDateTime to) {}

    static ByHand parse(String json) {
        return json.isEmpty() ? NOTHING : JSON.readValue(json, ByHand.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    /** All of the desk's, those by hand first. */
    List<Promotion> over(Desk desk) {
        return Stream.concat(
                        added.stream().map(each -> promotion(desk, each)),
                        desk.promotions().stream().map(this::asMoved))
                .toList();
    }

    private static Promotion promotion(Desk desk, Added each) {
        Words name = Names.words(each.name());
        return desk.promotions().stream()
                .filter(known -> known.from().equals(each.like()))
                .findFirst()
                .map(like -> new Promotion(
                        name,
                        each.from(),
                        each.to(),
                        like.grades(),
                        like.availability(),
                        like.probes(),
                        like.freeze(),
                        like.status(),
                        List.of()))
                .orElseGet(
                        () -> new Promotion(name, each.from(), each.to(), Map.of(), null, null, true, null, List.of()));
    }

    private Promotion asMoved(Promotion known) {
        return moved.stream()
                .filter(each -> each.of().equals(known.from()))
                .findFirst()
                .map(each -> known.during(each.from(), each.to()))
                .orElse(known);
    }

    ByHand withAdded(Added one) {
        return new ByHand(moved, Stream.concat(Stream.of(one), added.stream()).toList());
    }

    /** @param known as the file has it */
    ByHand withMoved(Promotion known, LocalDateTime from, LocalDateTime to) {
        List<Moved> all = new ArrayList<>(moved);
        all.removeIf(each -> each.of().equals(known.from()));
        all.add(new Moved(known.from(), from, to));
        return new ByHand(List.copyOf(all), added);
    }

    /** All that are on at that time are over then. */
    ByHand ended(Desk desk, LocalDateTime now, LocalDateTime then) {
        ByHand after = new ByHand(
                moved,
                added.stream()
                        .map(each -> isOn(each.from(), each.to(), now)
                                ? new Added(each.name(), each.like(), each.from(), then)
                                : each)
                        .toList());
        for (Promotion known : desk.promotions()) {
            Promotion actual = asMoved(known);
            if (actual.isOn(now)) {
                after = after.withMoved(known, actual.from(), then);
            }
        }
        return after;
    }

    /** Without what nobody asks for any more. */
    ByHand recent(LocalDateTime now) {
        LocalDateTime since = now.minusDays(KEPT_DAYS);
        return new ByHand(
                moved.stream().filter(each -> each.to().isAfter(since)).toList(),
                added.stream().filter(each -> each.to().isAfter(since)).toList());
    }

    /** The file's with that name in any language, the next one first, else the latest. */
    static Optional<Promotion> named(Desk desk, String name, LocalDateTime now) {
        return nearest(
                desk.promotions().stream()
                        .filter(each -> each.name().texts().values().stream().anyMatch(name::equalsIgnoreCase))
                        .toList(),
                now);
    }

    /** The file's whose rules serve for one that isn't in it. */
    static Optional<Promotion> nearest(List<Promotion> known, LocalDateTime now) {
        return known.stream()
                .filter(each -> each.from().isAfter(now))
                .min((one, other) -> one.from().compareTo(other.from()))
                .or(() -> known.stream().max((one, other) -> one.from().compareTo(other.from())));
    }

    private static boolean isOn(LocalDateTime from, LocalDateTime to, LocalDateTime now) {
        return !now.isBefore(from) && now.isBefore(to);
    }
}
