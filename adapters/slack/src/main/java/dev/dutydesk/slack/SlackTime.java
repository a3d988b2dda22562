package dev.dutydesk.slack;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Slack's {@code ts}: seconds and microseconds, {@code 1700000000.000100}. It is also a message's id in its channel. */
final class SlackTime {
    private SlackTime() {}

    static String ts(Instant at) {
        return "%d.%06d".formatted(at.getEpochSecond(), at.getNano() / 1000);
    }

    static Instant instant(String ts) {
        BigDecimal micros = new BigDecimal(ts).movePointRight(6);
        return Instant.EPOCH.plus(micros.longValue(), ChronoUnit.MICROS);
    }
}
