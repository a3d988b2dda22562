package dev.dutydesk.bot.patrol.web;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.watch.Availability;
import dev.dutydesk.bot.patrol.watch.Point;
import dev.dutydesk.bot.patrol.watch.Results;
import dev.dutydesk.bot.patrol.watch.Survey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is drawn of a patrol's past, as options of ECharts. */
final class Charts {
    private static final Map<Level, String> COLOURS = Map.of(
            Level.OK, "var(--green)",
            Level.WARN, "var(--amber)",
            Level.CRIT, "var(--red)",
            Level.UNKNOWN, "var(--plain)");

    /** A line isn't drawn over a time in which nothing was measured. */
    private static final Duration SHORTEST_GAP = Duration.ofHours(1);

    private static final int MANY = 150;

    private Charts() {}

    /** How many rounds ran, and didn't, by day. */
    static Map<String, Object> rounds(Voice voice, List<Survey.OfRound> rounds) {
        List<LocalDate> days = voice.days(Strip.DAYS);
        return stacked(
                days,
                List.of(
                        bars(
                                voice.say("chart.ran"),
                                "var(--green)",
                                days,
                                day -> sum(rounds, day, Availability.Rounds::ran)),
                        bars(
                                voice.say("chart.cut"),
                                "var(--red)",
                                days,
                                day -> sum(rounds, day, Availability.Rounds::cut))));
    }

    private static long sum(List<Survey.OfRound> rounds, LocalDate day, ToLongFunction<Availability.Rounds> what) {
        return rounds.stream()
                .flatMap(round -> Stream.ofNullable(round.days().get(day)))
                .mapToLong(what)
                .sum();
    }

    /** How many samples of a check were of which level, by day. */
    static Map<String, Object> results(Voice voice, SortedMap<LocalDate, Results> by) {
        List<LocalDate> days = voice.days(Strip.DAYS);
        return stacked(
                days,
                Stream.of(Level.OK, Level.UNKNOWN, Level.WARN, Level.CRIT)
                        .filter(level -> by.values().stream().anyMatch(results -> results.of(level) > 0))
                        .map(level -> bars(
                                voice.word("level." + level),
                                COLOURS.get(level),
                                days,
                                day -> by.getOrDefault(day, Results.NONE).of(level)))
                        .toList());
    }

    private static Map<String, Object> stacked(List<LocalDate> days, List<Map<String, Object>> series) {
        return Map.of(
                "grid", Map.of("left", 8, "right", 8, "top", 36, "bottom", 8, "containLabel", true),
                "legend", Map.of("top", 0, "itemHeight", 10),
                "tooltip", Map.of("trigger", "axis", "axisPointer", Map.of("type", "shadow")),
                "xAxis",
                        Map.of(
                                "type",
                                "category",
                                "data",
                                days.stream().map(Voice::day).toList()),
                "yAxis", Map.of("type", "value", "minInterval", 1),
                "series", series);
    }

    private static Map<String, Object> bars(
            String name, @Nullable String colour, List<LocalDate> days, ToLongFunction<LocalDate> count) {
        return Map.of(
                "type",
                "bar",
                "stack",
                "day",
                "name",
                name,
                "itemStyle",
                Map.of("color", String.valueOf(colour)),
                "barMaxWidth",
                22,
                "data",
                days.stream().mapToLong(count).boxed().toList());
    }

    /** A figure by half hours, with the limits that statements set it. @param figure what it is of a point; null where it had none */
    static Map<String, Object> course(
            Voice voice, String name, List<Point> points, Figure figure, List<Limit> limits, int days) {
        double highest = Stream.concat(
                        points.stream().flatMap(point -> Stream.ofNullable(figure.of(point))),
                        limits.stream().map(Limit::at))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(1);
        LocalDate from = voice.today().minusDays(days - 1L);
        Map<String, Object> line = new LinkedHashMap<>(Map.of(
                "type",
                "line",
                "name",
                name,
                "symbol",
                "circle",
                "symbolSize",
                points.size() > MANY ? 3 : 5,
                "showAllSymbol",
                true,
                "lineStyle",
                Map.of("width", 1.5),
                "data",
                data(voice, points, figure)));
        line.put(
                "markLine",
                Map.of(
                        "symbol",
                        "none",
                        "silent",
                        true,
                        "data",
                        limits.stream().map(Charts::drawn).toList()));
        return Map.of(
                "grid", Map.of("left", 8, "right", 16, "top", 16, "bottom", 8, "containLabel", true),
                "tooltip", Map.of("trigger", "axis"),
                "xAxis",
                        Map.of(
                                "type", "time",
                                "min",
                                        voice.onTheWall(
                                                from.atStartOfDay(voice.desk().zone())
                                                        .toInstant()),
                                "max", voice.onTheWall(voice.now())),
                "yAxis", Map.of("type", "value", "max", above(highest), "axisLabel", Map.of("showMaxLabel", false)),
                "series", List.of(line));
    }

    /** A little above it, in few digits: they are measured for the room that they take. */
    private static double above(double highest) {
        return highest <= 0
                ? 1
                : new BigDecimal(highest * 1.05)
                        .round(new MathContext(2, RoundingMode.CEILING))
                        .doubleValue();
    }

    /** What is drawn of a point. */
    @FunctionalInterface
    interface Figure {
        @Nullable
        Double of(Point point);
    }

    private static Map<String, Object> drawn(Limit limit) {
        return Map.of(
                "yAxis", limit.at(),
                "lineStyle", Map.of("color", String.valueOf(COLOURS.get(limit.level()))),
                "label", Map.of("formatter", limit.text(), "position", "insideEndTop", "color", "var(--faint)"));
    }

    private static List<Object> data(Voice voice, List<Point> points, Figure figure) {
        Duration gap = gap(points);
        List<Object> data = new ArrayList<>();
        Instant last = null;
        for (Point point : points) {
            Instant from = point.from();
            if (last != null && Duration.between(last, from).compareTo(gap) > 0) {
                data.add(Arrays.asList(voice.onTheWall(last) + 1, null));
            }
            Level worst = point.results().worst();
            data.add(Map.of(
                    "value",
                    Arrays.asList(voice.onTheWall(from), figure.of(point)),
                    "itemStyle",
                    worst == null || worst == Level.OK ? Map.of() : Map.of("color", COLOURS.get(worst))));
            last = from;
        }
        return data;
    }

    /** Three times what usually lies between two. */
    private static Duration gap(List<Point> points) {
        List<Duration> between = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            between.add(Duration.between(points.get(i - 1).from(), points.get(i).from()));
        }
        Duration usual = between.isEmpty()
                ? SHORTEST_GAP
                : between.stream().sorted().toList().get(between.size() / 2).multipliedBy(3);
        return usual.compareTo(SHORTEST_GAP) > 0 ? usual : SHORTEST_GAP;
    }
}
