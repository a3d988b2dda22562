package dev.dutydesk.bot.alarm;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of its run. */
public final class BeatReader {
    private static final String EXIT = "exit";
    private static final List<String> KNOWN = List.of(EXIT, "bytes", "offsite", "restored", "message");

    private BeatReader() {}

    /**
     * What it says, by name; what it doesn't say is left out.
     *
     * @param body empty: it ran, and ended well
     * @throws Unreadable where it isn't understood
     */
    public static Map<String, Object> read(byte[] body) {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            return Map.of(EXIT, 0L);
        }
        JsonNode json = AlarmReader.json(body);
        if (!json.isObject()) {
            throw new Unreadable(Unreadable.Why.NOT_JSON);
        }
        json.propertyNames().stream()
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Unreadable(
                            Unreadable.Why.FIELD_WRONG, name, "nothing: the fields are " + String.join(", ", KNOWN));
                });
        Long exit = number(json, EXIT, 255);
        if (exit == null) {
            throw new Unreadable(Unreadable.Why.FIELD_MISSING, EXIT);
        }
        Map<String, Object> said = new LinkedHashMap<>(Map.of(EXIT, exit));
        put(said, "bytes", number(json, "bytes", Long.MAX_VALUE));
        put(said, "offsite", truth(json, "offsite"));
        put(said, "restored", truth(json, "restored"));
        put(said, "message", Field.text(json.path("message"), Field.LINE));
        return said;
    }

    private static void put(Map<String, Object> said, String name, @Nullable Object value) {
        if (value != null) {
            said.put(name, value);
        }
    }

    private static @Nullable Long number(JsonNode json, String name, long most) {
        JsonNode node = json.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0 || node.longValue() > most) {
            throw new Unreadable(
                    Unreadable.Why.FIELD_WRONG,
                    name,
                    "a whole number" + (most == Long.MAX_VALUE ? " of at least 0" : " from 0 to " + most));
        }
        return node.longValue();
    }

    private static @Nullable Boolean truth(JsonNode json, String name) {
        JsonNode node = json.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isBoolean()) {
            throw new Unreadable(Unreadable.Why.FIELD_WRONG, name, "true or false");
        }
        return node.booleanValue();
    }
}
