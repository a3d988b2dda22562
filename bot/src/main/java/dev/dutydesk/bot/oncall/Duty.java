package dev.dutydesk.bot.oncall;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a desk's people have changed of its rosters. Immutable; kept as JSON.
 *
 * @param covers in the order in which they were agreed on
 * @param absences who is away, and when
 * @param swaps asked for and not answered yet
 * @param kept the ids of tickets whose handlers said at a hand-over that they keep them
 * @param successors who answers for those who left for good
 */
public record Duty(
        List<Cover> covers, List<Absence> absences, List<Swap> swaps, List<String> kept, List<Successor> successors) {
    public static final Duty NONE = new Duty(List.of(), List.of(), List.of(), List.of(), List.of());

    /** What is over for so long is forgotten: nobody asks who stood in then. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private static final int KEPT = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    public Duty {
        covers = List.copyOf(covers);
        absences = List.copyOf(absences);
        swaps = List.copyOf(swaps);
        kept = List.copyOf(kept);
        // Nothing was kept of them at first.
        successors = successors == null ? List.of() : List.copyOf(successors);
    }

    /**
     * Somebody stands in.
     *
     * @param id several pieces of one agreement have one
     * @param out who had the duty, @param in who has it
     * @param by who said so
     */
    public record Cover(String id, String group, String out, String in, Time time, String by) {}

    /** Somebody is away. @param by who said so */
    public record Absence(String id, String person, Time time, String by) {}

    /**
     * Somebody was asked to stand in.
     *
     * @param from whose duty it is, @param to who was asked
     * @param back when the one who asks takes the other's duty in return; null for not at all
     */
    public record Swap(
            String id,
            String from,
            String to,
            Time time,
            @Nullable Time back) {}

    /** Somebody left for good: what waits for their word waits for another's. @param by who said so */
    public record Successor(String id, String from, String to, String by) {}

    /** @param json empty for nothing yet */
    static Duty parse(String json) {
        return json.isEmpty() ? NONE : JSON.readValue(json, Duty.class);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    boolean isAway(String person, Instant when) {
        return absences.stream()
                .anyMatch(each -> each.person().equals(person) && each.time().contains(when));
    }

    /** Who has the duty that the roster gives that person then: whoever stands in may be stood in for in turn. */
    public String standIn(String group, String person, Instant when) {
        String now = person;
        for (Cover cover : covers) {
            if (cover.group().equals(group)
                    && cover.out().equals(now)
                    && cover.time().contains(when)) {
                now = cover.in();
            }
        }
        return now;
    }

    /** The instants at which somebody's duty may begin or end because of what people changed. */
    Stream<Instant> edges() {
        return Stream.concat(covers.stream().map(Cover::time), absences.stream().map(Absence::time))
                .flatMap(time -> Stream.of(time.from(), time.until()));
    }

    public Optional<Swap> swap(String id) {
        return swaps.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    public Duty with(List<Cover> more) {
        return new Duty(both(covers, more), absences, swaps, kept, successors);
    }

    public Duty with(Absence absence) {
        return new Duty(covers, both(absences, List.of(absence)), swaps, kept, successors);
    }

    public Duty with(Swap swap) {
        return new Duty(covers, absences, both(swaps, List.of(swap)), kept, successors);
    }

    /** In place of whoever followed that one before. */
    public Duty with(Successor successor) {
        return new Duty(
                covers,
                absences,
                swaps,
                kept,
                both(
                        left(
                                successors,
                                each -> each.from().equals(successor.from())
                                        || each.from().equals(successor.to())),
                        List.of(successor)));
    }

    /** Who answers for that person: they themselves where nobody has followed them. */
    public String answering(String person) {
        String now = person;
        // No further than there are: two may have followed each other.
        for (int i = 0; i < successors.size(); i++) {
            String of = now;
            now = successors.stream()
                    .filter(each -> each.from().equals(of))
                    .map(Successor::to)
                    .findFirst()
                    .orElse(of);
        }
        return now;
    }

    /** Those who left and for whom that person answers. */
    Set<String> answeredFor(String person) {
        return successors.stream()
                .map(Successor::from)
                .filter(from -> !from.equals(person) && answering(from).equals(person))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The handler keeps that ticket. */
    public Duty keeping(String ticket) {
        List<String> all = both(kept, List.of(ticket));
        return new Duty(covers, absences, swaps, all.subList(Math.max(0, all.size() - KEPT), all.size()), successors);
    }

    /** Without all that has that id. */
    public Duty without(String id) {
        return new Duty(
                left(covers, each -> each.id().equals(id)),
                left(absences, each -> each.id().equals(id)),
                left(swaps, each -> each.id().equals(id)),
                kept,
                left(successors, each -> each.id().equals(id)));
    }

    /** Without what is long over, and requests for times that have begun. */
    public Duty current(Instant now) {
        Instant past = now.minus(REMEMBERED);
        return new Duty(
                left(covers, each -> each.time().until().isBefore(past)),
                left(absences, each -> each.time().until().isBefore(past)),
                left(swaps, each -> each.time().until().isBefore(now)),
                kept,
                successors);
    }

    private static <T> List<T> both(List<T> old, List<T> more) {
        return Stream.concat(old.stream(), more.stream()).toList();
    }

    private static <T> List<T> left(List<T> all, Predicate<T> gone) {
        return all.stream().filter(gone.negate()).toList();
    }
}
