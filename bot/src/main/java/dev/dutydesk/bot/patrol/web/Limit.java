package dev.dutydesk.bot.patrol.web;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A limit of a figure, as a plain statement sets it: {@code cpu.used <= 0.80}. @param level what it is beyond; OK = well again within @param text {@code <= 0.80} */
record Limit(Level level, double at, String text) {
    private static final Pattern PLAIN =
            Pattern.compile("\\s*([\\w.\\[\\]]+)\\s*(<=?|>=?|==)\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

    /** Those of the figure of that name; other statements set it none that could be drawn. */
    static List<Limit> of(CheckPlan check, String figure) {
        return Stream.of(
                        of(Level.CRIT, check.crit(), figure),
                        of(Level.WARN, check.warn(), figure),
                        of(Level.OK, check.recover(), figure))
                .flatMap(limits -> limits)
                .toList();
    }

    private static Stream<Limit> of(Level level, List<String> statements, String figure) {
        return statements.stream().flatMap(statement -> of(level, statement, figure));
    }

    private static Stream<Limit> of(Level level, String statement, String figure) {
        Matcher plain = PLAIN.matcher(statement);
        return plain.matches() && plain.group(1).equals(figure)
                ? Stream.of(new Limit(level, Double.parseDouble(plain.group(3)), plain.group(2) + " " + plain.group(3)))
                : Stream.empty();
    }
}
