package dev.dutydesk.state.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How telling a person something ended. */
public enum Delivery {
    DELIVERED,
    /** It rang, and nobody answered. */
    UNANSWERED,
    /** It didn't reach the person, and won't. */
    FAILED;

    /** As in records and templates: {@code unanswered}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
