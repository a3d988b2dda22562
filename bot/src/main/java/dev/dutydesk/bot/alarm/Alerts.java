package dev.dutydesk.bot.alarm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Alertmanager's webhook (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config), and Grafana's, which
 * has the same form and more.
 */
final class Alerts implements Dialect {
    private final String source;

    Alerts(String source) {
        this.source = source;
    }

    /** Only Grafana says the organisation. */
    static String source(JsonNode body) {
        return body.has("orgId") || body.has("title") && body.has("state") ? "grafana" : "alertmanager";
    }

    @Override
    public List<Alarm> read(JsonNode body) {
        List<Alarm> alarms = new ArrayList<>();
        for (JsonNode alert : body.path("alerts")) {
            alarms.add(alarm(alert, "alerts[" + alarms.size() + "]"));
        }
        return alarms;
    }

    private Alarm alarm(JsonNode alert, String at) {
        String status =
                Field.needed(alert.path("status"), at + ".status", Field.LINE).toLowerCase(Locale.ROOT);
        if (!status.equals("firing") && !status.equals("resolved")) {
            throw new Unreadable(Unreadable.Why.FIELD_WRONG, at + ".status", "firing or resolved");
        }
        Map<String, String> labels = Field.labels(alert.path("labels"));
        if (labels.isEmpty()) {
            throw new Unreadable(Unreadable.Why.FIELD_MISSING, at + ".labels");
        }
        Map<String, String> notes = Field.labels(alert.path("annotations"));
        String given = Field.text(alert.path("fingerprint"), Field.LINE);
        return new Alarm(
                source,
                Fingerprint.of(source, given == null ? labels.toString() : given),
                status.equals("resolved"),
                title(labels, notes),
                text(labels, notes, Field.text(alert.path("valueString"), Field.LINE)),
                first(labels.get("severity"), labels.get("priority"), labels.get("level")),
                labels,
                Field.instant(alert.path("startsAt"), at + ".startsAt"),
                first(
                        Field.text(alert.path("panelURL"), Field.LINE),
                        Field.text(alert.path("dashboardURL"), Field.LINE),
                        Field.text(alert.path("generatorURL"), Field.LINE)));
    }

    private static String title(Map<String, String> labels, Map<String, String> notes) {
        String said = first(notes.get("summary"), notes.get("title"));
        if (said != null) {
            return said;
        }
        String name = labels.getOrDefault("alertname", labels.toString());
        String instance = labels.get("instance");
        return instance == null ? name : name + " " + instance;
    }

    private static String text(Map<String, String> labels, Map<String, String> notes, @Nullable String values) {
        String said = first(notes.get("description"), notes.get("message"));
        return Stream.of(said == null ? "" : said, values == null ? "" : values, labels.toString())
                .filter(part -> !part.isEmpty())
                .reduce((one, other) -> one + "\n" + other)
                .orElse("");
    }

    private static @Nullable String first(@Nullable String... given) {
        for (String each : given) {
            if (each != null) {
                return each;
            }
        }
        return null;
    }
}
