package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.bot.desk.shape.Kind;
import dev.dutydesk.bot.desk.shape.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides which of the files found now come into force. A bad one never does: what is in force of it stays. Each desk
 * that stays or comes agrees with the others.
 */
final class Succession {
    private final Map<String, DeskFile> running;
    private final Holders holders;
    private final Identities identities;
    private final Map<String, DeskFile> next = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private Succession(Map<String, DeskFile> running, Holders holders, Identities identities) {
        this.running = running;
        this.holders = holders;
        this.identities = identities;
    }

    /** @param inForce by file @param faults why the others aren't */
    record Outcome(Map<String, DeskFile> inForce, List<Fault> faults) {}

    static Outcome of(
            Map<String, DeskFile> running, Map<String, DeskFile> found, Holders holders, Identities identities) {
        Succession succession = new Succession(running, holders, identities);
        found.forEach(succession::consider);
        running.forEach((name, file) -> succession.considerGone(name, file, found));
        while (succession.refuseClashes()) {
            // Each round puts at least one changed file back, so it ends; the ones in force agree.
        }
        succession.tellClashesOfBadOnes(found);
        return new Outcome(
                Map.copyOf(succession.next),
                new LinkedHashSet<>(succession.faults).stream().sorted().toList());
    }

    private void consider(String name, DeskFile file) {
        next.put(name, file);
        if (!isNew(file)) {
            return;
        }
        List<Fault> against = file.isGood() ? objections(file) : file.faults();
        if (!against.isEmpty()) {
            refuse(file, against);
        }
    }

    private void refuse(DeskFile file, List<Fault> why) {
        faults.addAll(why);
        DeskFile before = running.get(file.name());
        if (before == null) {
            next.remove(file.name());
        } else {
            next.put(file.name(), before);
        }
    }

    private List<Fault> objections(DeskFile file) {
        Desk desk = file.desk().orElseThrow();
        List<Fault> objections = new ArrayList<>();
        for (DeskFile other : running.values()) {
            Desk before = other.desk().orElseThrow();
            if (before.id().equals(desk.id()) && !before.prefix().equals(desk.prefix())) {
                objections.add(file.fault(
                        file.first(Kinds.PREFIX),
                        "the prefix of " + desk.id() + " is " + before.prefix() + " and can't change"));
            } else if (before.prefix().equals(desk.prefix()) && !before.id().equals(desk.id())) {
                objections.add(file.fault(
                        file.first(Kinds.DESK),
                        "the prefix " + desk.prefix() + " belongs to the desk " + before.id()
                                + ", whose id can't change"));
            }
        }
        if (objections.isEmpty()) {
            identities.objection(desk).ifPresent(o -> objections.add(file.fault(file.first(Kinds.PREFIX), o)));
            running(desk.id()).ifPresent(before -> objections.addAll(dropped(file, before, desk)));
        }
        return objections;
    }

    private Optional<Desk> running(String id) {
        return running.values().stream()
                .flatMap(f -> f.desk().stream())
                .filter(d -> d.id().equals(id))
                .findFirst();
    }

    private List<Fault> dropped(DeskFile file, Desk before, Desk after) {
        List<Person> gone = before.team().people().stream()
                .filter(p -> after.person(p.id()).isEmpty())
                .toList();
        if (gone.isEmpty()) {
            return List.of();
        }
        Map<String, List<String>> holding = holders.holding(after.id());
        return gone.stream()
                .filter(p -> !holding.getOrDefault(p.id(), List.of()).isEmpty())
                .map(p -> file.fault(
                        file.first(Kinds.PERSON),
                        p.id() + " (" + p.name() + ") isn't in the file any more but still has "
                                + String.join(", ", holding.getOrDefault(p.id(), List.of()))
                                + "; give them to someone else first"))
                .toList();
    }

    /** A desk whose file is gone goes too, unless work is in someone's hands or the others aren't sound. */
    private void considerGone(String name, DeskFile file, Map<String, DeskFile> found) {
        Desk desk = file.desk().orElseThrow();
        boolean elsewhere =
                next.values().stream().flatMap(f -> f.desk().stream()).anyMatch(d -> d.id().equals(desk.id()));
        if (found.containsKey(name) || elsewhere) {
            return;
        }
        Map<String, List<String>> holding = holders.holding(desk.id());
        if (!holding.isEmpty()) {
            List<String> work =
                    holding.values().stream().flatMap(List::stream).distinct().toList();
            faults.add(file.fault(
                    file.first(Kinds.DESK),
                    "the file is gone, but work of its desk is in someone's hands: " + String.join(", ", work)
                            + "; put it back, or end them first"));
        }
        if (!faults.isEmpty()) {
            next.put(name, file);
        }
    }

    private boolean refuseClashes() {
        Owners owners = new Owners();
        Map<DeskFile, List<Fault>> clashes = new LinkedHashMap<>();
        // What is in force comes first, so that a newcomer is the one refused.
        next.values().stream()
                .sorted(Comparator.comparing(this::isNew))
                .forEach(file -> clashes.put(file, owners.take(file)));
        clashes.values().removeIf(List::isEmpty);
        clashes.forEach(this::refuse);
        return !clashes.isEmpty();
    }

    /** A file that is refused for its own faults is also told what it takes from others: all at once. */
    private void tellClashesOfBadOnes(Map<String, DeskFile> found) {
        Owners owners = new Owners();
        next.values().forEach(owners::take);
        found.values().stream().filter(file -> !file.isGood()).forEach(file -> faults.addAll(owners.take(file)));
    }

    /** Which file has the names that may stand only once in all files. */
    private static final class Owners {
        private final Map<Kind, Map<String, DeskFile>> byName = new HashMap<>();

        /** Gives the file the names that no other has; each of the rest is a fault. */
        List<Fault> take(DeskFile file) {
            List<Fault> clashes = new ArrayList<>();
            for (Reading.Name name : file.given()) {
                if (name.kind().once() != Kind.Once.IN_ALL_FILES) {
                    continue;
                }
                DeskFile owner = byName.computeIfAbsent(name.kind(), k -> new HashMap<>())
                        .putIfAbsent(name.text(), file);
                if (owner != null && !owner.name().equals(file.name())) {
                    clashes.add(
                            file.fault(name.at(), name.kind().named(name.text()) + " is already in " + owner.name()));
                }
            }
            return clashes;
        }
    }

    private boolean isNew(DeskFile file) {
        return running.get(file.name()) != file;
    }
}
