package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.Round;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A patrol as it is watched: each check on each of its targets. */
final class Plan {
    private final Patrol patrol;
    private final Map<String, Spot> spots;

    Plan(Patrol patrol) {
        this.patrol = patrol;
        spots = patrol.checks().stream()
                .flatMap(check -> on(patrol, check))
                .collect(Collectors.toMap(Spot::key, spot -> spot, (one, other) -> one, LinkedHashMap::new));
    }

    private static Stream<Spot> on(Patrol patrol, CheckPlan check) {
        List<Spot> all = check.targets().stream()
                .flatMap(target -> Stream.ofNullable(patrol.targets().get(target)))
                .map(target -> new Spot(check, target))
                .toList();
        return all.isEmpty() ? Stream.of(new Spot(check, null)) : all.stream();
    }

    Patrol patrol() {
        return patrol;
    }

    List<Round> rounds() {
        return patrol.rounds();
    }

    List<Spot> spots() {
        return List.copyOf(spots.values());
    }

    Optional<Spot> spot(String key) {
        return Optional.ofNullable(spots.get(key));
    }

    /** A check's, by its id. */
    List<Spot> of(String check) {
        return spots.values().stream()
                .filter(spot -> spot.check().id().equals(check))
                .toList();
    }

    List<Spot> of(Round round) {
        return round.checks().stream().flatMap(check -> of(check).stream()).toList();
    }

    /** What is certainly well as long as the patrol can see; empty where nothing is named. */
    Optional<Spot> canary() {
        return Optional.ofNullable(patrol.canary())
                .flatMap(check -> of(check).stream().findFirst());
    }

    /** Whose trouble explains that of the spot: of a check on the same target that one alone, else all of it. */
    List<Spot> parents(Spot spot) {
        return spot.check().depends().stream()
                .flatMap(check -> {
                    List<Spot> all = of(check);
                    List<Spot> same = all.stream()
                            .filter(parent ->
                                    parent.target() != null && parent.target().equals(spot.target()))
                            .toList();
                    return same.isEmpty() ? all.stream() : same.stream();
                })
                .toList();
    }

    /** The maintenance window that the spot is in then. */
    Optional<Patrol.Window> window(Spot spot, Instant at) {
        return patrol.windows().stream()
                .filter(window -> !at.isBefore(window.from()) && at.isBefore(window.to()))
                .filter(window -> window.targets().isEmpty()
                        || spot.target() != null
                                && window.targets().contains(spot.target().id()))
                .findFirst();
    }
}
