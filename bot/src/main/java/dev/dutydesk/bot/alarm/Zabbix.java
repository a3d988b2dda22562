package dev.dutydesk.bot.alarm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the media type in the docs sends: one problem, or its end, a call. */
final class Zabbix implements Dialect {
    static final String SOURCE = "zabbix";

    @Override
    public List<Alarm> read(JsonNode body) {
        String event = Field.needed(body.path("event"), "event", Field.LINE);
        String status = Field.needed(body.path("status"), "status", Field.LINE);
        if (!status.equals("problem") && !status.equals("resolved")) {
            throw new Unreadable(Unreadable.Why.FIELD_WRONG, "status", "problem or resolved");
        }
        String trigger = Field.text(body.path("trigger"), Field.LINE);
        String host = Field.text(body.path("host"), Field.LINE);
        Map<String, String> labels = new LinkedHashMap<>(tags(body.path("tags")));
        if (host != null) {
            labels.put("host", host);
        }
        return List.of(new Alarm(
                SOURCE,
                Fingerprint.of(SOURCE, trigger == null ? event : trigger),
                status.equals("resolved"),
                title(Field.needed(body.path("name"), "name", Field.LINE), host),
                text(Field.text(body.path("text"), Field.TEXT)),
                Field.text(body.path("severity"), Field.LINE),
                labels,
                Field.instant(body.path("since"), "since"),
                Field.text(body.path("link"), Field.LINE)));
    }

    private static String title(String name, @Nullable String host) {
        return host == null || name.contains(host) ? name : name + " (" + host + ")";
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** As {@code EVENT.TAGSJSON} has them: a list of tag and value. */
    private static Map<String, String> tags(JsonNode tags) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (JsonNode tag : tags) {
            String name = Field.text(tag.path("tag"), Field.LINE);
            String value = Field.text(tag.path("value"), Field.LINE);
            if (name != null && value != null) {
                labels.putIfAbsent(name, value);
            }
        }
        return labels;
    }
}
