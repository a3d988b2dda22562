package dev.dutydesk.bot.alarm;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What another system says of one thing that it watches, whatever system that is.
 *
 * @param source the system: {@code alertmanager}, {@code grafana}, {@code zabbix}, or a mapping's name
 * @param fingerprint the same for the same thing, whatever is measured of it
 * @param isOver whether it is well again
 * @param title one line
 * @param text more about it; may be empty
 * @param severity the other system's word; null for none
 * @param since when it began; null where that isn't said
 * @param link where more is to be seen; null for nowhere
 */
record Alarm(
        String source,
        String fingerprint,
        boolean isOver,
        String title,
        String text,
        @Nullable String severity,
        Map<String, String> labels,
        @Nullable Instant since,
        @Nullable String link) {}
