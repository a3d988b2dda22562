package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Sample;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures of a sample that are worth drawing. */
final class Figures {
    private static final int MOST = 6;
    private static final MathContext DIGITS = new MathContext(4);
    /** What is drawn where no statement speaks of a figure. */
    private static final List<String> OTHERWISE = List.of("ms", "query_ms");

    private Figures() {}

    /** Those that the check's statements speak of, else how long it took; by name, four digits of each. */
    static Map<String, Double> of(CheckPlan check, Sample sample) {
        List<String> statements =
                Stream.concat(check.crit().stream(), check.warn().stream()).toList();
        Map<String, Double> figures = new LinkedHashMap<>();
        sample.values().forEach((name, value) -> {
            if (figures.size() < MOST
                    && isDrawn(value)
                    && statements.stream().anyMatch(statement -> speaksOf(statement, name))) {
                figures.put(name, rounded(value));
            }
        });
        for (String name : OTHERWISE) {
            Object value = sample.values().get(name);
            if (figures.isEmpty() && isDrawn(value)) {
                figures.put(name, rounded(value));
            }
        }
        return figures;
    }

    private static boolean isDrawn(@Nullable Object value) {
        return value instanceof Double figure && Double.isFinite(figure);
    }

    private static boolean speaksOf(String statement, String name) {
        return statement.contains(name)
                && Pattern.compile("(?<![\\w.\\]])" + Pattern.quote(name) + "(?![\\w(\\[]|\\.\\w)")
                        .matcher(statement)
                        .find();
    }

    private static double rounded(@Nullable Object figure) {
        return new BigDecimal(String.valueOf(figure)).round(DIGITS).doubleValue();
    }
}
