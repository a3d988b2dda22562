package dev.dutydesk.state.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that can happen to a ticket, in the order of the transition table. */
public enum Verb {
    REPORT,
    ACKNOWLEDGE,
    RELEASE,
    ASSIGN,
    DIAGNOSE,
    RESOLVE,
    WITHDRAW,
    RECOVER,
    ACCEPT,
    REJECT,
    REOPEN,
    ARCHIVE,
    HOLD,
    ASK,
    RESUME,
    CANCEL,
    MERGE,
    REGRADE,
    PROGRESS,
    NUDGE,
    CLASSIFY,
    RATE,
    RETRO,
    LINK,
    COMMENT,
    ATTACH,
    EDIT,
    REDACT,
    REVEAL,
    RECALCULATE,
    REMIND,
    TELL;

    /** The lower-case word of the table, as in records and in the interface: {@code acknowledge}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verb of that word. */
    public static Optional<Verb> named(String word) {
        return Stream.of(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }
}
