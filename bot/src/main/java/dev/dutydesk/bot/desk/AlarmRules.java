package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How alarms of other systems become tickets.
 *
 * @param severities the grade of each word that other systems have for how bad something is; none where such alarms open
 *     nothing. Words are in small letters with a hyphen for a space
 * @param otherwise the grade of all other words, and of no word at all
 * @param group whose they are where no route says; null for that of the otherwise rule
 * @param system the labels that name what is ill, the first that an alarm has
 * @param patience how long others of the same system are waited for before a ticket opens; a P1 never waits
 * @param routes in order
 * @param mappings how JSON of other systems is read, by the name that callers give
 */
public record AlarmRules(
        Map<String, Optional<Grade>> severities,
        Optional<Grade> otherwise,
        @Nullable String group,
        String category,
        @Nullable String module,
        List<String> system,
        Duration patience,
        List<Route> routes,
        Map<String, AlarmMapping> mappings) {

    private static final String IGNORED = "ignore";

    /** What Alertmanager's users, Grafana's and Zabbix call it. */
    private static final Map<String, Optional<Grade>> USUAL = Map.ofEntries(
            Map.entry("disaster", Optional.of(Grade.P1)),
            Map.entry("emergency", Optional.of(Grade.P1)),
            Map.entry("critical", Optional.of(Grade.P1)),
            Map.entry("page", Optional.of(Grade.P1)),
            Map.entry("high", Optional.of(Grade.P2)),
            Map.entry("major", Optional.of(Grade.P2)),
            Map.entry("error", Optional.of(Grade.P2)),
            Map.entry("average", Optional.of(Grade.P3)),
            Map.entry("minor", Optional.of(Grade.P3)),
            Map.entry("warning", Optional.of(Grade.P3)),
            Map.entry("warn", Optional.of(Grade.P3)),
            Map.entry("info", Optional.empty()),
            Map.entry("information", Optional.empty()),
            Map.entry("none", Optional.empty()));

    private static final Shape<Optional<Grade>> GRADE = Shapes.choice(grades());

    private static final Shape<Map<String, Optional<Grade>>> SEVERITIES =
            Shapes.as(Shapes.map(Shapes.as(Shapes.TEXT, AlarmRules::word), GRADE), given -> {
                Map<String, Optional<Grade>> all = new HashMap<>(USUAL);
                all.putAll(given);
                return Map.copyOf(all);
            });

    private static final Shape<String> LABEL =
            Shapes.matching("a label's name", Pattern.compile("[A-Za-z0-9_.:/-]{1,80}"));

    static final Shape<AlarmRules> SHAPE = Shapes.keys(
            "severities, otherwise, group, category, module, system, wait, routes, mappings", AlarmRules::read);

    /**
     * Where alarms with such labels go. What is null is as it would be without the route.
     *
     * @param labels what each must be; {@code *} stands for anything
     */
    public record Route(
            Map<String, String> labels,
            @Nullable String group,
            @Nullable String category,
            @Nullable String module,
            @Nullable Optional<Grade> grade) {

        static final Shape<List<Route>> ALL = Shapes.list(Shapes.keys(
                "labels, group, category, module, grade",
                f -> new Route(
                        f.need(
                                "labels",
                                Shapes.someKeys(LABEL, Shapes.TEXT),
                                "What each of these labels must be; `*` stands for anything, as in `pay-*`."),
                        f.may("group", Shapes.naming(Kinds.GROUP), "Whose they are."),
                        f.may("category", Forms.WORD, "What kind of problem they are."),
                        f.may("module", Forms.WORD, "The part of the shop."),
                        f.may("grade", GRADE, "How bad they are, whatever their severity; `ignore`: no ticket."))));

        /** Whether it holds for an alarm with those labels. */
        public boolean holds(Map<String, String> of) {
            return labels.entrySet().stream().allMatch(each -> {
                String value = of.get(each.getKey());
                return value != null && matches(each.getValue(), value);
            });
        }

        private static boolean matches(String wanted, String value) {
            String pattern = "\\Q" + wanted.replace("\\E", "").replace("*", "\\E.*\\Q") + "\\E";
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                    .matcher(value)
                    .matches();
        }
    }

    private static AlarmRules read(Fields f) {
        return new AlarmRules(
                f.or(
                        "severities",
                        SEVERITIES,
                        "{}",
                        "The grade of each severity; `ignore`: no ticket. Laid over the usual ones: disaster, emergency,"
                                + " critical, page: P1; high, major, error: P2; average, minor, warning, warn: P3; info,"
                                + " information, none: ignore."),
                f.or("otherwise", GRADE, "P3", "The grade of any other severity, and of none."),
                f.may("group", Shapes.naming(Kinds.GROUP), "Whose they are; absent = that of the `otherwise` rule."),
                f.or("category", Forms.WORD, "server", "What kind of problem they are."),
                f.may("module", Forms.WORD, "The part of the shop; with one, a person's open ticket of it is joined."),
                f.or(
                        "system",
                        Shapes.list(LABEL),
                        "[system, service, app, job]",
                        "The labels that name what is ill, the first that an alarm has. Those of one system that come"
                                + " together share a ticket; alarms without any share one as those of their source."),
                f.or(
                        "wait",
                        Span.EXACT,
                        "1m",
                        "How long others of a system are waited for before a ticket opens; P1 never waits."),
                f.or("routes", Route.ALL, "[]", "By labels; the first that holds."),
                f.or(
                        "mappings",
                        AlarmMapping.ALL,
                        "{}",
                        "How the JSON of other systems is read, by the name that they call with: `?as=NAME`."));
    }

    /** The grade of an alarm; empty where it opens nothing. @param severity null for none */
    public Optional<Grade> grade(@Nullable String severity) {
        Optional<Grade> known = severity == null ? null : severities.get(word(severity));
        return known == null ? otherwise : known;
    }

    /** The first route for those labels. */
    public Optional<Route> route(Map<String, String> labels) {
        return routes.stream().filter(route -> route.holds(labels)).findFirst();
    }

    private static String word(String severity) {
        return severity.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    }

    private static Map<String, Optional<Grade>> grades() {
        Map<String, Optional<Grade>> words = new LinkedHashMap<>();
        for (Grade grade : Grade.values()) {
            words.put(grade.word(), Optional.of(grade));
        }
        words.put(IGNORED, Optional.empty());
        return words;
    }
}
