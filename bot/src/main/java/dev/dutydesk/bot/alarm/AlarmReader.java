package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.desk.AlarmMapping;
import dev.dutydesk.bot.desk.Desk;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a call brings, whichever system it is from: all of it, or nothing. */
final class AlarmReader {
    /** More don't fit into a megabyte unless they say nothing. */
    private static final int MOST = 5_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** What is read without a mapping: an alarm as simple as can be, for whoever writes their own. */
    private static final AlarmMapping PLAIN = new AlarmMapping(
            null,
            List.of("/id"),
            "/title",
            "/text",
            "/status",
            List.of("resolved"),
            "/severity",
            "/since",
            "/link",
            Map.of("system", "/system"));

    private AlarmReader() {}

    /**
     * @param as the mapping of the desk file to read it by; null: it is one of the known forms
     * @throws Unreadable where it isn't understood
     */
    static List<Alarm> read(Desk desk, byte[] body, @Nullable String as) {
        JsonNode json = json(body);
        List<Alarm> alarms = dialect(desk, json, as).read(json);
        if (alarms.size() > MOST) {
            throw new Unreadable(Unreadable.Why.TOO_MANY, Integer.toString(MOST));
        }
        return alarms;
    }

    static JsonNode json(byte[] body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (!json.isObject() && !json.isArray()) {
                throw new Unreadable(Unreadable.Why.NOT_JSON);
            }
            return json;
        } catch (JacksonException e) {
            throw new Unreadable(Unreadable.Why.NOT_JSON);
        }
    }

    private static Dialect dialect(Desk desk, JsonNode json, @Nullable String as) {
        if (as != null) {
            AlarmMapping mapping = desk.alarms().mappings().get(as);
            if (mapping == null) {
                throw new Unreadable(Unreadable.Why.MAPPING_UNKNOWN, as);
            }
            return new Mapped(as, mapping);
        }
        if (json.path("alerts").isArray()) {
            return new Alerts(Alerts.source(json));
        }
        if (json.path("from").asString("").equals(Zabbix.SOURCE)) {
            return new Zabbix();
        }
        if (json.has("id") || json.has("title") || json.isArray()) {
            return new Mapped("json", PLAIN);
        }
        throw new Unreadable(Unreadable.Why.NOT_KNOWN);
    }
}
