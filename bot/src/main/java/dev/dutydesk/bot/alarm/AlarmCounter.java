package dev.dutydesk.bot.alarm;

import java.util.List;

/** Counts what comes. */
public interface AlarmCounter {
    /** Why a call is refused. */
    List<String> REASONS = List.of(
            "unknown-desk",
            "not-set",
            "no-token",
            "wrong-token",
            "too-large",
            "not-json",
            "not-known",
            "field-missing",
            "field-wrong",
            "mapping-unknown",
            "too-many",
            "unknown-check");

    /** What becomes of an alarm. */
    List<String> OUTCOMES = List.of("began", "ended", "repeated", "ignored");

    void counted(AlarmReception.Taken taken);

    /** @param reason one of {@link #REASONS} */
    void callRefused(String reason);
}
