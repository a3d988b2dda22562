package dev.dutydesk.bot.patrol.file;

import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.bot.desk.shape.Kind;
import dev.dutydesk.bot.desk.shape.Mark;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Round;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of one desk as one patrol, which has one zone, one canary and each name once. */
final class Joint {
    private Joint() {}

    /** What is wrong with files that are sound each by itself. */
    static List<Fault> faults(List<PatrolFile> files) {
        List<Fault> faults = new ArrayList<>(twice(files));
        List<PatrolFile> sound =
                files.stream().filter(file -> file.patrol().isPresent()).toList();
        for (PatrolFile file : sound) {
            Patrol patrol = file.patrol().orElseThrow();
            for (PatrolFile before : sound.subList(0, sound.indexOf(file))) {
                faults.addAll(
                        against(file, patrol, before.name(), before.patrol().orElseThrow()));
            }
            for (PatrolFile other : sound) {
                if (other != file) {
                    faults.addAll(formerNames(
                            file, patrol, other.name(), other.patrol().orElseThrow()));
                }
            }
        }
        return faults.stream().distinct().toList();
    }

    /** Of a second zone or canary only one could count, and nobody would be told which. */
    private static List<Fault> against(PatrolFile file, Patrol patrol, String first, Patrol before) {
        List<Fault> faults = new ArrayList<>();
        if (!patrol.zone().equals(before.zone())) {
            faults.add(new Fault(
                    file.name(),
                    Mark.START,
                    "its times are in " + patrol.zone() + ", those of " + first + " in " + before.zone()
                            + "; give both the same zone under defaults"));
        }
        if (patrol.canary() != null && before.canary() != null) {
            faults.add(new Fault(
                    file.name(),
                    Mark.START,
                    "the canary is already " + before.canary() + " in " + first + "; leave it to one of the files"));
        }
        return faults;
    }

    /** A check takes over the state of the one it was, so that one can't go on elsewhere. */
    private static List<Fault> formerNames(PatrolFile file, Patrol patrol, String name, Patrol other) {
        return patrol.checks().stream()
                .filter(check ->
                        check.was() != null && other.checks().stream().anyMatch(c -> c.id().equals(check.was())))
                .map(check -> new Fault(
                        file.name(),
                        at(file, Names.CHECK, check.id()),
                        "the check '" + check.id() + "' was '" + check.was() + "', but that one is still here in "
                                + name))
                .toList();
    }

    private static Mark at(PatrolFile file, Kind kind, String text) {
        return file.given().stream()
                .filter(name -> name.kind().equals(kind) && name.text().equals(text))
                .map(Reading.Name::at)
                .findFirst()
                .orElse(Mark.START);
    }

    private static List<Fault> twice(List<PatrolFile> files) {
        Map<String, String> seen = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (PatrolFile file : files) {
            for (Reading.Name name : file.given()) {
                if (name.kind().equals(Works.ACCOUNT)) {
                    continue;
                }
                String first = seen.putIfAbsent(name.kind().word() + " " + name.text(), file.name());
                if (first != null && !first.equals(file.name())) {
                    faults.add(new Fault(
                            file.name(), name.at(), name.kind().named(name.text()) + " is already there in " + first));
                }
            }
        }
        return faults;
    }

    static Patrol together(Patrol one, Patrol other) {
        Map<String, PatrolTarget> targets = new LinkedHashMap<>(one.targets());
        targets.putAll(other.targets());
        List<Round> rounds =
                Stream.concat(one.rounds().stream(), other.rounds().stream()).toList();
        List<CheckPlan> checks =
                Stream.concat(one.checks().stream(), other.checks().stream()).toList();
        List<Patrol.Window> windows =
                Stream.concat(one.windows().stream(), other.windows().stream()).toList();
        Duration wait = one.groupWait().compareTo(other.groupWait()) >= 0 ? one.groupWait() : other.groupWait();
        return new Patrol(
                one.zone(),
                targets,
                rounds,
                checks,
                one.canary() == null ? other.canary() : one.canary(),
                windows,
                wait);
    }
}
