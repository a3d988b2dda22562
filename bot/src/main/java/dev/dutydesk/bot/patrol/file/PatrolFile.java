package dev.dutydesk.bot.patrol.file;

import dev.dutydesk.bot.desk.Forms;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.shape.Fault;
import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Mark;
import dev.dutydesk.bot.desk.shape.Node;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.bot.desk.shape.Yaml;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.Patrol.Window;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Round;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One patrol file, read whole.
 *
 * @param patrol empty where it has faults
 * @param given every name it gives, with its place
 */
public record PatrolFile(
        String name, Optional<Patrol> patrol, List<Fault> faults, List<Fault> warnings, List<Reading.Name> given) {

    private static final Map<String, Boolean> SLA = sla();
    private static final Map<String, Round.Post> POST = post();

    /** The file's form, for editors and docs. */
    public static final Shape<Patrol> SHAPE = shape(new Around(ZoneId.of("UTC"), null));

    /**
     * What a file is read for.
     *
     * @param zone the desk's
     * @param groups the desk's; null where they aren't known
     */
    public record Around(ZoneId zone, @Nullable Set<String> groups) {}

    /** @param environment the value of an environment variable, or null */
    public static PatrolFile read(
            String name, String text, Around around, Function<String, @Nullable String> environment) {
        Reading reading = new Reading(name, environment);
        Optional<Node> root = Yaml.parse(text, reading);
        Optional<Patrol> patrol = root.map(node -> shape(around).read(node, reading));
        reading.resolve();
        List<Fault> faults = reading.faults();
        return new PatrolFile(
                name, faults.isEmpty() ? patrol : Optional.empty(), faults, reading.warnings(), reading.given());
    }

    static PatrolFile unreadable(String name, String why) {
        return new PatrolFile(name, Optional.empty(), List.of(new Fault(name, Mark.START, why)), List.of(), List.of());
    }

    private static Map<String, Boolean> sla() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("exclude", true);
        words.put("include", false);
        return words;
    }

    private static Map<String, Round.Post> post() {
        Map<String, Round.Post> words = new LinkedHashMap<>();
        words.put("on-change", Round.Post.ON_CHANGE);
        words.put("always", Round.Post.ALWAYS);
        return words;
    }

    private static Shape<Patrol> shape(Around around) {
        return Shapes.keys("a patrol", f -> read(f, around));
    }

    private static Patrol read(Fields f, Around around) {
        f.need("version", Shapes.number("1", 1, 1), "The version of this file's form.");
        Checks.Defaults defaults =
                f.or("defaults", Checks.Defaults.SHAPE, "{}", "What counts for each check that says nothing else.");
        ZoneId own = defaults.zone();
        ZoneId zone = own == null ? around.zone() : own;
        Map<String, PatrolTarget> targets = f.or("targets", Targets.ALL, "{}", "What is checked, by name.");
        List<Round> rounds = f.or(
                "rounds",
                Shapes.list(Shapes.keys("id, every | cron, checks, post", PatrolFile::round)),
                "[]",
                "Checks that run together.");
        List<CheckPlan> checks = f.need("checks", new Checks(defaults, targets).all(), "What is looked at.");
        String canary = f.may(
                "canary",
                Shapes.naming(Names.CHECK),
                "The check that says whether the patrol sees anything: while it is bad, nothing else is believed.");
        List<Window> windows = f.or(
                "maintenance",
                Shapes.list(Shapes.keys("from, to, targets, sla", w -> window(w, zone))),
                "[]",
                "When work is done on targets: nothing opens then.");
        Patrol patrol = new Patrol(zone, targets, rounds, checks, canary, windows, defaults.groupWait());
        new Sense(f, patrol, around.groups()).check();
        return patrol;
    }

    private static Round round(Fields f) {
        Round round = new Round(
                f.need("id", Names.given(Names.ROUND), "Its name in records."),
                f.may("every", Span.EXACT, "How often, counted from midnight in the zone."),
                f.may("cron", Forms.CRON, "Or when: second minute hour day month weekday, in the zone."),
                f.need("checks", Shapes.some(Shapes.naming(Names.CHECK)), "What runs in it."),
                f.or("post", Shapes.choice(POST), "on-change", "Whether it is told of also when all is well."));
        if (f.has("id") && (round.every() == null) == (round.cron() == null)) {
            f.fault("id", "a round has one of every and cron");
        }
        return round;
    }

    private static Window window(Fields f, ZoneId zone) {
        LocalDateTime from = f.need("from", Forms.DATE_TIME, "When it begins, in the zone.");
        LocalDateTime to = f.need("to", Forms.DATE_TIME, "When it is over.");
        List<String> targets = f.or("targets", Names.some(Names.TARGET), "[]", "On what; absent = on all.");
        boolean excluded = f.need("sla", Shapes.choice(SLA), "Whether its minutes are left out of availability.");
        if (f.has("from") && f.has("to") && !to.isAfter(from)) {
            f.fault("to", "the window ends before it begins");
        }
        return from.equals(LocalDateTime.MIN) || to.equals(LocalDateTime.MIN)
                ? new Window(java.time.Instant.EPOCH, java.time.Instant.EPOCH, targets, excluded)
                : new Window(from.atZone(zone).toInstant(), to.atZone(zone).toInstant(), targets, excluded);
    }

    /** What only the whole file tells. */
    private record Sense(Fields f, Patrol patrol, @Nullable Set<String> groups) {
        void check() {
            Map<String, CheckPlan> byId = new HashMap<>();
            patrol.checks().forEach(check -> byId.put(check.id(), check));
            Set<String> inRounds = new java.util.HashSet<>();
            for (Round round : patrol.rounds()) {
                for (String id : round.checks()) {
                    inRounds.add(id);
                    CheckPlan check = byId.get(id);
                    if (check != null && (check.every() != null || check.expectEvery() != null)) {
                        f.reading()
                                .fault(
                                        mark(Names.ROUND, round.id()),
                                        "the check '" + id + "' runs by itself and belongs to no round");
                    }
                }
            }
            for (CheckPlan check : patrol.checks()) {
                Mark at = mark(Names.CHECK, check.id());
                if (!check.id().isEmpty()
                        && check.every() == null
                        && check.expectEvery() == null
                        && !inRounds.contains(check.id())) {
                    f.reading()
                            .warn(
                                    at,
                                    "the check '" + check.id()
                                            + "' is never run: it has no every, and no round names it");
                }
                String was = check.was();
                if (was != null && byId.containsKey(was)) {
                    f.reading()
                            .fault(at, "the check '" + check.id() + "' was '" + was + "', but that one is still here");
                }
                if (circle(check, byId)) {
                    f.reading().fault(at, "the check '" + check.id() + "' depends on itself in the end");
                }
                if (groups != null
                        && check.ticket() != null
                        && !check.ticket().group().isEmpty()
                        && !groups.contains(check.ticket().group())) {
                    f.reading()
                            .fault(
                                    at,
                                    "the desk has no group '" + check.ticket().group() + "'; there are "
                                            + String.join(
                                                    ", ",
                                                    groups.stream().sorted().toList()));
                }
                if (check.work() instanceof dev.dutydesk.bot.patrol.Work.Flow flow) {
                    flow.account().keySet().forEach(name -> f.reading().give(Works.ACCOUNT, name, at));
                }
            }
        }

        private static boolean circle(CheckPlan check, Map<String, CheckPlan> byId) {
            Set<String> seen = new java.util.HashSet<>();
            List<String> ahead = new ArrayList<>(check.depends());
            while (!ahead.isEmpty()) {
                String next = ahead.removeLast();
                if (next.equals(check.id())) {
                    return true;
                }
                CheckPlan plan = byId.get(next);
                if (seen.add(next) && plan != null) {
                    ahead.addAll(plan.depends());
                }
            }
            return false;
        }

        private Mark mark(dev.dutydesk.bot.desk.shape.Kind kind, String name) {
            return f.reading().given().stream()
                    .filter(n -> n.kind().equals(kind) && n.text().equals(name))
                    .map(Reading.Name::at)
                    .findFirst()
                    .orElse(Mark.START);
        }
    }
}
