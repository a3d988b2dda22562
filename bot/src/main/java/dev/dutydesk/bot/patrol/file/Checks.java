package dev.dutydesk.bot.patrol.file;

import dev.dutydesk.bot.desk.Forms;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.CheckPlan.Confirm;
import dev.dutydesk.bot.patrol.CheckPlan.PatrolTicket;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Work;
import dev.dutydesk.bot.patrol.check.CheckType;
import dev.dutydesk.bot.patrol.check.Conditions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One check's keys. */
final class Checks {
    private static final Shape<CheckType> TYPE = Shapes.choice(CheckType.values(), CheckType::word);
    private static final Shape<Level> LEVEL = Shapes.choice(levels());
    private static final Set<CheckType> UNTARGETED = Set.of(CheckType.HEARTBEAT, CheckType.MANUAL);
    private static final Set<CheckType> ALONE = Set.of(
            CheckType.HTTP, CheckType.FLOW, CheckType.TCP, CheckType.PLUGIN, CheckType.HEARTBEAT, CheckType.MANUAL);
    private static final Map<CheckType, Set<String>> LOOKS_AT = Map.of(
            CheckType.HOST, Set.of("host", "ssh"),
            CheckType.HTTP, Set.of("url"),
            CheckType.FLOW, Set.of("url"),
            CheckType.SQL, Set.of("jdbc"),
            CheckType.TLS, Set.of("url", "tcp"),
            CheckType.TCP, Set.of("url", "tcp"),
            CheckType.PROMETHEUS, Set.of("url"));

    private final Defaults defaults;
    private final Map<String, PatrolTarget> targets;

    Checks(Defaults defaults, Map<String, PatrolTarget> targets) {
        this.defaults = defaults;
        this.targets = targets;
    }

    /** What counts for each check that says nothing else. */
    record Defaults(java.time.@Nullable ZoneId zone, Duration timeout, Confirm confirm, Duration groupWait) {
        static final Shape<Defaults> SHAPE = Shapes.keys("zone, timeout, confirm, group", Defaults::read);

        private static Defaults read(Fields f) {
            return new Defaults(
                    f.may("zone", Forms.ZONE, "The zone of rounds' times; absent = the desk's."),
                    f.or("timeout", Span.EXACT, "10s", "How long one measurement may take."),
                    f.or("confirm", Checks.confirm(null), "{}", "How often a bad sample is repeated before it counts."),
                    f.or(
                            "group",
                            Shapes.keys("by, wait", g -> {
                                g.or(
                                        "by",
                                        Shapes.list(Shapes.choice(Map.of("system", "system"))),
                                        "[system]",
                                        "What findings share a ticket by.");
                                return g.or(
                                        "wait",
                                        Span.EXACT,
                                        "60s",
                                        "How long findings wait for each other; a P1 never waits.");
                            }),
                            "{}",
                            "Which findings share a ticket."));
        }
    }

    private static Map<String, Level> levels() {
        Map<String, Level> levels = new LinkedHashMap<>();
        levels.put("warn", Level.WARN);
        levels.put("crit", Level.CRIT);
        levels.put("unknown", Level.UNKNOWN);
        return levels;
    }

    /** @param otherwise what counts for what it doesn't say; null = the built-in */
    private static Shape<Confirm> confirm(@Nullable Confirm otherwise) {
        Shape<Integer> count = Names.count("a number from 1 to 20", 1, 20);
        Confirm known = otherwise == null ? new Confirm(3, Duration.ofSeconds(30), 2) : otherwise;
        return Shapes.keys("fails, of, every, oks", f -> {
            Integer fails = f.may("fails", count, "Bad samples that make it bad; absent = 3.");
            Integer of = f.may("of", count, "Among how many of the latest; absent = as many as fails: all in a row.");
            Duration every = f.may("every", Span.EXACT, "Between them; absent = 30s.");
            Integer oks = f.may("oks", count, "Good ones in a row that make it well again; absent = 2.");
            int least = fails == null ? known.fails() : fails;
            int among = of != null ? of : fails != null ? fails : known.of();
            if (among < least) {
                f.fault("of", least + " of " + among + " can't be bad: of takes at least as many as fails");
            }
            return new Confirm(least, among, every == null ? known.every() : every, oks == null ? known.oks() : oks);
        });
    }

    Shape<List<CheckPlan>> all() {
        return Shapes.list(Shapes.keys("a check: id, type, …", this::read));
    }

    private CheckPlan read(Fields f) {
        String id = f.need("id", Names.given(Names.CHECK), "Its name in records; a new one says `was:`.");
        CheckType type = f.need("type", TYPE, "What is looked at, and how.");
        List<String> at =
                f.or("target", Names.some(Names.TARGET), "[]", "What it looks at; each is measured on its own.");
        Duration every = f.may("every", Span.EXACT, "A probe: how often it runs by itself. Absent = in rounds.");
        Duration expected = f.may("expect-every", Span.EXACT, "heartbeat: how often it is expected.");
        Duration grace = f.may("grace", Span.EXACT, "heartbeat: how much later it may come; absent = not at all.");
        Duration timeout =
                f.may("timeout", Span.EXACT, "How long one measurement may take; absent = as `defaults` say.");
        Confirm confirm = f.may(
                "confirm",
                confirm(defaults.confirm()),
                "How often a bad sample is repeated; absent = as `defaults` say.");
        boolean quick = f.or("volatile", Shapes.YES_OR_NO, "false", "Whether one bad sample is enough.");
        boolean core = f.or("core", Shapes.YES_OR_NO, "false", "Whether it stands for a core function.");
        List<String> depends = f.or(
                "depends",
                Names.some(Names.CHECK),
                "[]",
                "Checks that explain it when they are bad: then it opens nothing.");
        Shape<List<String>> statements = Works.statements(Conditions.of(type));
        List<String> warn = f.or("warn", statements, "[]", "Statements in CEL that must hold, else it is WARN.");
        List<String> crit = f.or("crit", statements, "[]", "Statements that must hold, else it is CRIT.");
        List<String> recover = f.or(
                "recover",
                statements,
                "[]",
                "Statements that must hold besides before it is well again: it opens at one value and closes at another.");
        PatrolTicket ticket = f.may(
                "ticket",
                Shapes.keys("grade, group, module", Checks::ticket),
                "What it opens when it is bad; absent = nothing.");
        Double availability = f.may(
                "slo",
                Shapes.keys(
                        "availability",
                        s -> s.need(
                                "availability",
                                Shapes.number("a share between 0 and 1 such as 0.999", 0, 1),
                                "The share of minutes it promises to be up.")),
                "What was promised of it.");
        String was = f.may("was", Forms.WORD, "Its former id: what was known of it stays.");
        String ask = f.may("ask", Shapes.TEXT, "manual: what a person is asked to look at.");
        Duration due = f.may("due", Span.EXACT, "manual: within what it is signed.");
        Work work = Works.read(f, type);
        aim(f, type, at, work);
        if (warn.isEmpty() && crit.isEmpty() && !ALONE.contains(type) && f.has("id")) {
            f.fault("type", "nothing must hold: a check of type " + type.word() + " needs warn or crit");
        }
        if (every != null && UNTARGETED.contains(type)) {
            f.fault("every", "nobody looks at a " + type.word() + " by itself");
        }
        if (availability != null && (every == null || every.compareTo(Duration.ofMinutes(1)) > 0)) {
            f.warn("slo", "availability is counted only of probes every minute or faster");
        }
        return new CheckPlan(
                id,
                type.word(),
                List.copyOf(at),
                every,
                expected,
                Objects.requireNonNullElse(grace, Duration.ZERO),
                confirm == null ? defaults.confirm() : confirm,
                quick,
                core,
                List.copyOf(depends),
                ticket,
                was,
                ask,
                due,
                timeout == null ? defaults.timeout() : timeout,
                warn,
                crit,
                recover,
                availability,
                work);
    }

    private void aim(Fields f, CheckType type, List<String> at, Work work) {
        Set<String> takes = LOOKS_AT.get(type);
        if (UNTARGETED.contains(type)) {
            if (!at.isEmpty()) {
                f.fault("target", "a " + type.word() + " has no target: others tell of it");
            }
        } else if (takes != null && at.isEmpty() && f.has("id")) {
            f.fault("type", "a check of type " + type.word() + " needs a target with " + words(takes));
        }
        for (String name : at) {
            PatrolTarget target = targets.get(name);
            if (takes != null && target != null && !takes.contains(Targets.word(target))) {
                f.fault(
                        "target",
                        "the target '" + name + "' has " + Targets.word(target) + "; a check of type " + type.word()
                                + " looks at one with " + words(takes));
            }
            if (work instanceof Work.Tcp tcp && tcp.ports().size() > 1 && target != null && !target.mayScan()) {
                f.fault("ports", "several ports are looked at only of a target that says scan: allowed");
            }
        }
    }

    private static String words(Set<String> takes) {
        return String.join(" or ", takes.stream().sorted().toList());
    }

    private static PatrolTicket ticket(Fields f) {
        return new PatrolTicket(
                f.need("grade", Shapes.someKeys(LEVEL, Target.GRADE), "The ticket's grade by level."),
                f.need("group", Forms.WORD, "Whose it is: a group of the desk."),
                f.may("module", Shapes.TEXT, "What it is about; a person's open ticket on the same one is joined."));
    }
}
