package dev.dutydesk.bot.alarm;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads single fields of a body. Texts are cut where they are longer than anybody reads. */
final class Field {
    static final int LINE = 300;
    static final int TEXT = 4_000;

    private static final int LABELS = 60;
    /** Seconds since 1970 have fewer digits for some ages to come. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    private Field() {}

    /** A text, a number or a truth as text; null for none, and for a blank one. */
    static @Nullable String text(JsonNode node, int longest) {
        if (node.isMissingNode() || node.isNull() || node.isContainer()) {
            return null;
        }
        String text = node.asString().replaceAll("[\\p{Cc}&&[^\\n\\t]]", "").strip();
        return text.isEmpty() ? null : text.substring(0, text.offsetByCodePoints(0, shown(text, longest)));
    }

    private static int shown(String text, int longest) {
        return Math.min(longest, text.codePointCount(0, text.length()));
    }

    static String needed(JsonNode node, String name, int longest) {
        String text = text(node, longest);
        if (text == null) {
            throw new Unreadable(Unreadable.Why.FIELD_MISSING, name);
        }
        return text;
    }

    /** RFC 3339, or seconds or milliseconds since 1970; null for none. Alertmanager says the year 1 for never. */
    static @Nullable Instant instant(JsonNode node, String name) {
        String text = text(node, LINE);
        if (text == null) {
            return null;
        }
        try {
            Instant at;
            if (text.matches("-?\\d{1,15}(\\.\\d+)?")) {
                double number = Double.parseDouble(text);
                at = number < MILLIS_FROM
                        ? Instant.ofEpochMilli(Math.round(number * 1000))
                        : Instant.ofEpochMilli(Math.round(number));
            } else {
                at = OffsetDateTime.parse(text.replace(' ', 'T')).toInstant();
            }
            return at.isAfter(Instant.EPOCH) ? at : null;
        } catch (DateTimeException e) {
            throw new Unreadable(Unreadable.Why.FIELD_WRONG, name, "a time (RFC 3339, or seconds since 1970)");
        }
    }

    /** Names with their texts; what is no text is left out. */
    static Map<String, String> labels(JsonNode node) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String value = text(each.getValue(), LINE);
            if (value != null && labels.size() < LABELS) {
                labels.put(each.getKey(), value);
            }
        }
        return labels;
    }
}
