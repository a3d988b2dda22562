package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a check's statements say of what was seen: CRIT beats UNKNOWN beats WARN. */
record Verdict(Level level, String message, List<Evidence> evidence) {

    /** @param hidden fields that nobody is shown */
    static Verdict of(CheckPlan check, CheckType type, Seen seen, List<String> hidden, Locale language) {
        Level level = seen.level();
        List<Finding> findings = new ArrayList<>();
        if (seen.trouble() != null) {
            findings.add(new Finding(seen.level(), seen.trouble().in(language)));
        }
        List<Evidence> evidence = new ArrayList<>();
        Set<String> broken = new HashSet<>();
        for (Level asked : List.of(Level.CRIT, Level.WARN)) {
            for (String statement : asked == Level.CRIT ? check.crit() : check.warn()) {
                Conditions.Said said = Conditions.of(type).ask(statement, seen.values());
                if (said.holds() != null && said.holds()) {
                    continue;
                }
                Map<String, String> about = Conditions.of(type).speaksOf(statement, seen.values(), hidden);
                Level found = said.holds() == null ? Level.UNKNOWN : asked;
                level = Level.worst(level, found);
                evidence.add(new Evidence(
                        statement,
                        found + "\n"
                                + about.entrySet().stream()
                                        .map(e -> e.getKey() + " = " + e.getValue())
                                        .collect(Collectors.joining("\n"))
                                + (said.why().isEmpty() ? "" : "\n" + said.why())));
                // One value that breaks both limits is said with the worse.
                if (found == Level.WARN && broken.contains(figures(about))) {
                    continue;
                }
                broken.add(figures(about));
                // What isn't known because nothing answered needn't be said of each statement again.
                if (found != Level.UNKNOWN) {
                    findings.add(new Finding(found, Phrase.MUST_HOLD.in(language, statement, figures(about))));
                } else if (seen.trouble() == null) {
                    findings.add(new Finding(found, Phrase.CANNOT_TELL.in(language, statement, missing(about, said))));
                }
            }
        }
        evidence.addAll(seen.evidence());
        Level worst = level;
        String message = findings.isEmpty()
                ? seen.well().in(language)
                : findings.stream()
                        .sorted((one, other) -> Boolean.compare(other.level() == worst, one.level() == worst))
                        .map(Finding::text)
                        .distinct()
                        .limit(3)
                        .collect(Collectors.joining("; "));
        return new Verdict(level, message, evidence);
    }

    private record Finding(Level level, String text) {}

    static String figures(Map<String, String> about) {
        return about.entrySet().stream()
                .map(e -> e.getKey() + " = " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String missing(Map<String, String> about, Conditions.Said said) {
        String gone = about.entrySet().stream()
                .filter(e -> e.getValue().equals("?"))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return gone.isEmpty() ? said.why() : gone + " = ?";
    }
}
