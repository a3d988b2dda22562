package dev.dutydesk.bot.alarm;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** How one kind of system writes its alarms. */
@FunctionalInterface
interface Dialect {
    /** @throws Unreadable where something is missing or wrong; then nothing of the body counts */
    List<Alarm> read(JsonNode body);
}
