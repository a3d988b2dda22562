package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Work;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prometheus' query API: {@code GET /api/v1/query}. */
final class PrometheusLooking {
    private static final int SERIES = 1_000;
    private static final int SHOWN = 10;

    private PrometheusLooking() {}

    static Seen look(Web web, Look look, Work.Prometheus work) throws InterruptedException {
        String path = "/api/v1/query?query=" + URLEncoder.encode(work.query(), StandardCharsets.UTF_8);
        Answer answer = web.ask(
                look.where(),
                look.address(Address.Web.class).url(),
                new Work.Request("GET", path, Map.of(), null),
                null,
                look.deadline());
        List<Evidence> evidence = List.of(new Evidence("PromQL", work.query()), answer.evidence());
        if (answer.trouble() != null) {
            return Seen.down(Level.UNKNOWN, answer.trouble(), evidence);
        }
        Map<?, ?> body = answer.values().get("body") instanceof Map<?, ?> map ? map : Map.of();
        if (!"success".equals(body.get("status")) || !(body.get("data") instanceof Map<?, ?> data)) {
            Object error = body.get("error");
            return Seen.down(
                    Level.UNKNOWN,
                    Phrase.UNEXPECTED.of(answer.status() + " " + (error == null ? "" : error)),
                    evidence);
        }
        return seen(work, series(data));
    }

    private static List<Map<String, Object>> series(Map<?, ?> data) {
        List<Map<String, Object>> series = new ArrayList<>();
        Object result = data.get("result");
        List<?> items = !(result instanceof List<?> list)
                ? List.of()
                : "scalar".equals(data.get("resultType")) ? List.of(Map.of("value", list)) : list;
        for (Object item : items) {
            if (series.size() < SERIES
                    && item instanceof Map<?, ?> one
                    && one.get("value") instanceof List<?> pair
                    && pair.size() == 2) {
                Map<String, Object> made = new LinkedHashMap<>();
                made.put("labels", one.get("metric") instanceof Map<?, ?> labels ? labels : Map.of());
                try {
                    made.put(
                            "value",
                            Double.parseDouble(String.valueOf(pair.get(1))
                                    .replace("+Inf", "Infinity")
                                    .replace("-Inf", "-Infinity")));
                } catch (NumberFormatException e) {
                    continue;
                }
                series.add(made);
            }
        }
        return series;
    }

    private static Seen seen(Work.Prometheus work, List<Map<String, Object>> series) {
        List<Double> figures =
                series.stream().map(one -> (Double) one.get("value")).toList();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("up", true);
        values.put("series", series);
        values.put("count", (double) series.size());
        if (!figures.isEmpty()) {
            values.put("value", figures.getFirst());
            values.put(
                    "max",
                    figures.stream().mapToDouble(Double::doubleValue).max().orElse(0));
            values.put(
                    "min",
                    figures.stream().mapToDouble(Double::doubleValue).min().orElse(0));
        }
        StringBuilder shown = new StringBuilder(work.query()).append('\n');
        series.stream()
                .limit(SHOWN)
                .forEach(one -> shown.append(one.get("labels"))
                        .append(' ')
                        .append(Values.shown(one.getOrDefault("value", "")))
                        .append('\n'));
        String line = series.size() + " series" + (figures.isEmpty() ? "" : ": " + Values.shown(figures.getFirst()));
        return Seen.well(values, List.of(new Evidence(line, shown.toString())), line);
    }
}
