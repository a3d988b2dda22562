package dev.dutydesk.bot.patrol;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one measurement came to.
 *
 * @param target its id; empty where the check has none
 * @param at when it began
 * @param values the figures by name, as {@code cpu.used}: Double, Boolean or String; few and short enough to be kept
 * @param message one line that says what is wrong, or how well it is
 */
public record Sample(
        String check,
        String target,
        Instant at,
        Duration took,
        Level level,
        Map<String, Object> values,
        String message,
        List<Evidence> evidence) {}
