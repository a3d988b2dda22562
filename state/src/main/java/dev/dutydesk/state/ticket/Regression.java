package dev.dutydesk.state.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether the regression check of a fix passed, failed, or there was none to run. */
public enum Regression {
    PASSED,
    FAILED,
    NONE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
