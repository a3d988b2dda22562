package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.page.ChartJson;
import dev.dutydesk.bot.review.Figure;
import dev.dutydesk.bot.review.Figure.Section;
import dev.dutydesk.bot.review.Figures;
import dev.dutydesk.bot.review.Share;
import dev.dutydesk.bot.review.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages of reviews draw. Each chart shows what a table on its page says too. */
record Charts(FigureWords words) {

    /** @param title said below it, and to who doesn't see it @param options of ECharts, as text for a script element */
    record Chart(String title, String options) {}

    /** Those of one review; without those that would be empty. */
    List<Chart> of(Sheet sheet) {
        List<Chart> charts = new ArrayList<>();
        kept(sheet).ifPresent(charts::add);
        kinds(sheet).ifPresent(charts::add);
        unclosed(sheet).ifPresent(charts::add);
        return charts;
    }

    private Optional<Chart> kept(Sheet sheet) {
        List<Figure> shares = Stream.of(Section.RESPONSE, Section.COMPLETED)
                .flatMap(section -> sheet.figures().in(section).stream())
                .toList();
        return shares.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chart(
                        say("chart.kept"),
                        bars(
                                shares.stream().map(words::name).toList(),
                                percents(),
                                Stream.concat(
                                                previous(sheet, shares).stream(),
                                                Stream.of(
                                                        bar(
                                                                sheet.name(),
                                                                shares.stream()
                                                                        .map(figure ->
                                                                                point(sheet, figure, percent(figure)))
                                                                        .toList()),
                                                        targets(shares)))
                                        .toList())));
    }

    private Optional<Map<String, Object>> previous(Sheet sheet, List<Figure> shares) {
        return Optional.ofNullable(sheet.previous())
                .map(before -> faint(bar(
                        before.name(),
                        shares.stream()
                                .map(figure -> before.figures()
                                        .find(figure.id())
                                        .map(found -> point(before, found, percent(found)))
                                        .orElseGet(Charts::nothing))
                                .toList())));
    }

    private Map<String, Object> targets(List<Figure> shares) {
        List<Object> points = shares.stream()
                .map(figure -> Optional.ofNullable(((Share) figure.value()).target())
                        .<Object>map(target -> target / 100.0)
                        .orElse("-"))
                .toList();
        return Map.of(
                "type",
                "scatter",
                "name",
                say("chart.target"),
                "symbol",
                "rect",
                "symbolSize",
                List.of(26, 3),
                "itemStyle",
                Map.of("color", "var(--red)"),
                "data",
                points);
    }

    private Optional<Chart> kinds(Sheet sheet) {
        List<Figure> kinds = sheet.figures().in(Section.REPORTED).stream()
                .filter(figure -> !figure.parts().isEmpty())
                .toList();
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        List<Map<String, Object>> series = new ArrayList<>();
        Optional.ofNullable(sheet.previous())
                .ifPresent(before -> series.add(faint(bar(before.name(), numbers(before, ids(kinds))))));
        series.add(bar(sheet.name(), numbers(sheet, ids(kinds))));
        return Optional.of(new Chart(
                say("chart.kinds"), bars(kinds.stream().map(words::parts).toList(), whole(), series)));
    }

    private Optional<Chart> unclosed(Sheet sheet) {
        List<Figure> groups = sheet.figures().byGroup();
        if (groups.isEmpty()) {
            return Optional.empty();
        }
        List<String> colours = List.of("var(--plain)", "var(--accent)", "var(--amber)", "var(--red)");
        List<Map<String, Object>> series = new ArrayList<>();
        List<String> ages = List.of("day", "week", "month", "older");
        for (int i = 0; i < ages.size(); i++) {
            String age = ages.get(i);
            Map<String, Object> one = bar(
                    words.voice().word("age." + age),
                    numbers(
                            sheet,
                            groups.stream().map(group -> group.id() + "-" + age).toList()));
            one.put("stack", "age");
            one.put("itemStyle", Map.of("color", colours.get(i)));
            series.add(one);
        }
        return Optional.of(new Chart(
                say("chart.unclosed"), bars(groups.stream().map(words::parts).toList(), whole(), series)));
    }

    /** How reviews of one kind went on, the oldest first. */
    List<Chart> trend(List<Sheet> sheets) {
        if (sheets.size() < 2) {
            return List.of();
        }
        List<String> names = sheets.stream().map(Sheet::name).toList();
        return List.of(
                new Chart(say("chart.trend.response"), lines(names, percents(), shares(sheets, Section.RESPONSE))),
                new Chart(say("chart.trend.completed"), lines(names, percents(), shares(sheets, Section.COMPLETED))),
                new Chart(
                        say("chart.trend.count"),
                        lines(
                                names,
                                whole(),
                                Stream.of("reported", "severe", "unclosed", "overdue")
                                        .map(id -> line(words.voice().word("figure." + id), numbers(sheets, id)))
                                        .toList())));
    }

    private List<Map<String, Object>> shares(List<Sheet> sheets, Section section) {
        Map<String, String> names = new TreeMap<>();
        sheets.stream()
                .flatMap(sheet -> sheet.figures().in(section).stream())
                .forEach(figure -> names.put(figure.id(), words.parts(figure)));
        return names.entrySet().stream()
                .map(each -> line(
                        each.getValue(),
                        sheets.stream()
                                .map(sheet -> sheet.figures()
                                        .find(each.getKey())
                                        .map(figure -> point(sheet, figure, percent(figure)))
                                        .orElseGet(Charts::nothing))
                                .toList()))
                .toList();
    }

    private List<Object> numbers(List<Sheet> sheets, String id) {
        return sheets.stream()
                .map(sheet -> numbers(sheet, List.of(id)).getFirst())
                .toList();
    }

    private static List<String> ids(List<Figure> figures) {
        return figures.stream().map(Figure::id).toList();
    }

    private List<Object> numbers(Sheet sheet, List<String> ids) {
        Figures figures = sheet.figures();
        return ids.stream()
                .map(id -> figures.find(id)
                        .map(figure -> point(sheet, figure, figure.value().n()))
                        .orElse(0L))
                .toList();
    }

    /** A point that opens the tickets behind it. */
    private Object point(Sheet sheet, Figure figure, @Nullable Object value) {
        if (value == null) {
            return nothing();
        }
        return figure.tickets().isEmpty()
                ? value
                : Map.of("value", value, "href", Block.path(words.voice().desk(), sheet, figure));
    }

    private static Object nothing() {
        return "-";
    }

    /** As it is printed, in percent; null without cases. */
    private static @Nullable Double percent(Figure figure) {
        Share share = (Share) figure.value();
        return share.all() == 0 ? null : Double.valueOf(share.percent());
    }

    private String say(String key) {
        return words.voice().say(key);
    }

    private static Map<String, Object> bar(String name, List<Object> data) {
        return series("bar", name, data);
    }

    private static Map<String, Object> line(String name, List<Object> data) {
        Map<String, Object> line = series("line", name, data);
        line.put("connectNulls", true);
        return line;
    }

    private static Map<String, Object> series(String type, String name, List<Object> data) {
        return new LinkedHashMap<>(Map.of("type", type, "name", name, "data", data));
    }

    private static Map<String, Object> faint(Map<String, Object> series) {
        series.put("itemStyle", Map.of("color", "var(--rule)"));
        return series;
    }

    private static Map<String, Object> percents() {
        return Map.of("type", "value", "max", 100, "axisLabel", Map.of("formatter", "{value} %"));
    }

    private static Map<String, Object> whole() {
        return Map.of("type", "value", "minInterval", 1);
    }

    private static String bars(List<String> names, Map<String, Object> values, List<Map<String, Object>> series) {
        return options(
                Map.of(
                        "type",
                        "category",
                        "data",
                        names,
                        "axisLabel",
                        Map.of("interval", 0, "width", 90, "overflow", "break")),
                values,
                "shadow",
                series);
    }

    private static String lines(List<String> names, Map<String, Object> values, List<Map<String, Object>> series) {
        return options(Map.of("type", "category", "data", names), values, "line", series);
    }

    private static String options(
            Map<String, Object> names, Map<String, Object> values, String pointer, List<Map<String, Object>> series) {
        return ChartJson.of(Map.of(
                "grid",
                Map.of("left", 8, "right", 12, "top", 36, "bottom", 4, "containLabel", true),
                "legend",
                Map.of("type", "scroll", "top", 0),
                "tooltip",
                Map.of("trigger", "axis", "axisPointer", Map.of("type", pointer)),
                "xAxis",
                names,
                "yAxis",
                values,
                "series",
                series));
    }
}
