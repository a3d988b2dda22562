package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.desk.AlarmMapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Any other system's JSON, read as the desk file says. */
final class Mapped implements Dialect {
    private final String name;
    private final AlarmMapping mapping;

    Mapped(String name, AlarmMapping mapping) {
        this.name = name;
        this.mapping = mapping;
    }

    @Override
    public List<Alarm> read(JsonNode body) {
        JsonNode items = mapping.items() == null ? body : body.at(JsonPointer.compile(mapping.items()));
        if (mapping.items() != null && !items.isArray()) {
            throw new Unreadable(Unreadable.Why.FIELD_MISSING, mapping.items());
        }
        List<Alarm> alarms = new ArrayList<>();
        if (items.isArray()) {
            items.forEach(item -> alarms.add(alarm(item, body)));
        } else {
            alarms.add(alarm(items, body));
        }
        return alarms;
    }

    private Alarm alarm(JsonNode item, JsonNode body) {
        Map<String, String> labels = new LinkedHashMap<>(Field.labels(item.path("labels")));
        mapping.labels().forEach((label, place) -> {
            String value = Field.text(at(item, body, place), Field.LINE);
            if (value != null) {
                labels.put(label, value);
            }
        });
        String title = Field.needed(at(item, body, mapping.title()), mapping.title(), Field.LINE);
        String status = said(item, body, mapping.status(), Field.LINE);
        boolean over =
                status != null && mapping.resolved().stream().anyMatch(each -> each.equalsIgnoreCase(status.strip()));
        String id = mapping.id().stream()
                .map(place -> Field.needed(at(item, body, place), place, Field.LINE))
                .collect(Collectors.joining("\n"));
        String text = said(item, body, mapping.text(), Field.TEXT);
        Instant at = mapping.at() == null ? null : Field.instant(at(item, body, mapping.at()), mapping.at());
        return new Alarm(
                name,
                Fingerprint.of(name, !id.isEmpty() ? id : labels.isEmpty() ? title : labels.toString()),
                over,
                title,
                text == null ? "" : text,
                said(item, body, mapping.severity(), Field.LINE),
                labels,
                at,
                said(item, body, mapping.link(), Field.LINE));
    }

    private static @Nullable String said(JsonNode item, JsonNode body, @Nullable String place, int longest) {
        return place == null ? null : Field.text(at(item, body, place), longest);
    }

    private static JsonNode at(JsonNode item, JsonNode body, String place) {
        JsonPointer pointer = JsonPointer.compile(place);
        JsonNode found = item.at(pointer);
        return found.isMissingNode() ? body.at(pointer) : found;
    }
}
