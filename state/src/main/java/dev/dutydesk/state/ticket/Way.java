package dev.dutydesk.state.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a person is told something. */
public enum Way {
    /** In the ticket's thread, or wherever in the chat the person is. */
    THREAD,
    /** Alone, where the platform has that. */
    DM,
    /** The chat platform's own app rings for that one. */
    APP,
    SMS,
    CALL;

    /** As in records and templates: {@code call}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is said in the chat; else the platform rings, or a gateway calls. */
    public boolean isChat() {
        return this == THREAD || this == DM;
    }

    public static Optional<Way> named(String word) {
        return Stream.of(values()).filter(way -> way.word().equals(word)).findFirst();
    }
}
