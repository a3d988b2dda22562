package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.patrol.beat.Beat;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of its run. */
public final class BeatReader {
    private static final Set<String> KNOWN = Set.of("exit", "bytes", "offsite", "restored", "message");

    private BeatReader() {}

    /**
     * @param body empty: it ran, and ended well
     * @throws Unreadable where it isn't understood
     */
    public static Beat read(byte[] body, Instant now) {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            return new Beat(now, 0, null, null, null, null);
        }
        JsonNode json = AlarmReader.json(body);
        if (!json.isObject()) {
            throw new Unreadable(Unreadable.Why.NOT_JSON);
        }
        json.propertyNames().stream().filter(name -> !KNOWN.contains(name)).findFirst().ifPresent(name -> {
            throw new Unreadable(Unreadable.Why.FIELD_WRONG, name, "nothing: the fields are exit, bytes, offsite, restored, message");
        });
        if (json.path("exit").isMissingNode()) {
            throw new Unreadable(Unreadable.Why.FIELD_MISSING, "exit");
        }
        Long exit = number(json, "exit", 255);
        return new Beat(
                now,
                exit == null ? 0 : exit.intValue(),
                number(json, "bytes", Long.MAX_VALUE),
                truth(json, "offsite"),
                truth(json, "restored"),
                Field.text(json.path("message"), Field.LINE));
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
