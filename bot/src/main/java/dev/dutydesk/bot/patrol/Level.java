package dev.dutydesk.bot.patrol;

import java.util.List;

/** What a measurement says of its target. What couldn't be measured counts neither as well nor as critical. */
public enum Level {
    OK,
    WARN,
    CRIT,
    UNKNOWN;

    private static final List<Level> RISING = List.of(OK, WARN, UNKNOWN, CRIT);

    /** The worse of the two: CRIT beats UNKNOWN beats WARN beats OK. */
    public static Level worst(Level one, Level other) {
        return RISING.indexOf(one) >= RISING.indexOf(other) ? one : other;
    }
}
