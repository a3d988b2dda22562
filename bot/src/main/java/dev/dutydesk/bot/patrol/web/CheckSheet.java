package dev.dutydesk.bot.patrol.web;

import dev.dutydesk.bot.page.ChartJson;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.watch.Attempt;
import dev.dutydesk.bot.patrol.watch.Availability.Probes;
import dev.dutydesk.bot.patrol.watch.CloseUp;
import dev.dutydesk.bot.patrol.watch.Point;
import dev.dutydesk.bot.patrol.watch.Signature;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.templates.model.PatrolModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a check's page shows.
 *
 * @param facts how it is looked at
 * @param parts it on each of its targets
 */
record CheckSheet(String id, List<Fact> facts, List<Part> parts) {
    /** So many attempts are unfolded at first. */
    private static final int UNFOLDED = 1;

    /** @param values each on a line of its own, where there are several */
    record Fact(String name, List<String> values) {}

    /** @param json what is drawn */
    record Chart(String title, String json) {}

    /** @param open whether its evidence is unfolded */
    record Shown(
            String at, String level, String word, String message, String took, List<Evidence> evidence, boolean open) {}

    /** What a person signed. @param files those that were given with it */
    record Signed(String said, String remark, List<Linked> files) {}

    /** @param href null where it can't be opened from here */
    record Linked(String name, @Nullable String href) {
        private static final Pattern ADDRESS = Pattern.compile("(?i)/api/files/\\S+|https?://[^\\s\\p{C}]+");

        static Linked of(Inbound.File file) {
            return new Linked(file.name(), ADDRESS.matcher(file.address()).matches() ? file.address() : null);
        }
    }

    /**
     * It on one target.
     *
     * @param title the target; empty where there is but one
     * @param facts how it stands
     * @param courses one for each figure
     */
    record Part(
            String title,
            String level,
            String word,
            String message,
            @Nullable String ticket,
            List<Fact> facts,
            @Nullable Signed signed,
            Chart days,
            List<Chart> courses,
            List<Shown> attempts) {}

    /** @param found it on each of its targets, not empty */
    static CheckSheet of(Voice voice, List<CloseUp> found, int days) {
        CloseUp first = found.getFirst();
        return new CheckSheet(
                first.check().id(),
                facts(voice, first),
                found.stream()
                        .map(each -> part(voice, each, found.size() > 1, days))
                        .toList());
    }

    private static List<Fact> facts(Voice voice, CloseUp of) {
        CheckPlan check = of.check();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(voice.say("fact.type"), List.of(check.type())));
        if (check.every() != null) {
            facts.add(new Fact(voice.say("fact.when"), List.of(voice.say("every", voice.length(check.every())))));
        } else if (check.expectEvery() != null) {
            facts.add(new Fact(
                    voice.say("fact.when"), List.of(voice.say("expected", voice.length(check.expectEvery())))));
        }
        add(facts, voice.say("fact.rounds"), of.rounds());
        add(facts, voice.say("fact.crit"), check.crit());
        add(facts, voice.say("fact.warn"), check.warn());
        add(facts, voice.say("fact.recover"), check.recover());
        if (check.confirm().of() > check.confirm().fails()) {
            add(
                    facts,
                    voice.say("fact.confirm"),
                    List.of(voice.say(
                            "confirm", check.confirm().fails(), check.confirm().of())));
        }
        add(facts, voice.say("fact.ask"), check.ask() == null ? List.of() : List.of(check.ask()));
        add(facts, voice.say("fact.depends"), check.depends());
        CheckPlan.PatrolTicket ticket = check.ticket();
        if (ticket != null) {
            facts.add(new Fact(
                    voice.say("fact.ticket"),
                    List.of(voice.list(ticket.grade().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(grade -> voice.word("level." + grade.getKey()) + " → "
                                    + grade.getValue().word())))));
        }
        return facts;
    }

    private static void add(List<Fact> facts, String name, List<String> values) {
        if (!values.isEmpty()) {
            facts.add(new Fact(name, values));
        }
    }

    private static Part part(Voice voice, CloseUp of, boolean several, int days) {
        PatrolModel.Item now = of.now();
        List<Fact> facts = new ArrayList<>();
        add(facts, voice.say("fact.since"), said(voice.at(of.since())));
        add(facts, voice.say("fact.at"), said(voice.at(now.at())));
        add(facts, voice.say("fact.next"), said(voice.at(now.next())));
        add(facts, voice.say("fact.held"), said(RoundsSheet.held(voice, now)));
        add(facts, voice.say("fact.up"), up(voice, of));
        return new Part(
                several && of.target() != null ? of.target().id() : "",
                now.level(),
                voice.word("level." + now.level()),
                now.message(),
                now.key(),
                facts,
                of.signature() == null ? null : signed(voice, of.signature()),
                new Chart(voice.say("chart.days"), ChartJson.of(Charts.results(voice, of.days()))),
                courses(voice, of, days),
                attempts(voice, of.attempts()));
    }

    private static Signed signed(Voice voice, Signature signature) {
        return new Signed(
                voice.say(
                        signature.good() ? "signed.good" : "signed.bad",
                        voice.desk().nameOf(signature.by()),
                        voice.at(signature.at())),
                signature.remark(),
                signature.files().stream().map(Linked::of).toList());
    }

    private static List<String> said(String text) {
        return text.isEmpty() ? List.of() : List.of(text);
    }

    private static List<String> up(Voice voice, CloseUp of) {
        Probes all = of.up().values().stream().reduce(Probes.NONE, Probes::and);
        Double share = all.share();
        if (share == null) {
            return List.of();
        }
        Double promised = of.check().availability();
        return List.of(
                promised == null
                        ? voice.say("up", Voice.share(share))
                        : voice.say("up.promised", Voice.share(share), Voice.share(promised)));
    }

    private static List<Chart> courses(Voice voice, CloseUp of, int days) {
        List<Point> points = of.points();
        if (points.isEmpty()) {
            return List.of();
        }
        SortedSet<String> names = new TreeSet<>();
        points.forEach(point -> names.addAll(point.figures().keySet()));
        List<Chart> charts = new ArrayList<>();
        for (String name : names) {
            charts.add(new Chart(
                    name,
                    ChartJson.of(Charts.course(
                            voice,
                            name,
                            points,
                            point -> point.figures().get(name),
                            Limit.of(of.check(), name),
                            days))));
        }
        return charts;
    }

    private static List<Shown> attempts(Voice voice, List<Attempt> attempts) {
        List<Shown> shown = new ArrayList<>();
        for (Attempt attempt : attempts) {
            shown.add(new Shown(
                    voice.at(attempt.at()),
                    attempt.level().name(),
                    voice.word("level." + attempt.level()),
                    attempt.message(),
                    attempt.took().toMillis() + " ms",
                    attempt.evidence(),
                    shown.size() < UNFOLDED));
        }
        return shown;
    }
}
