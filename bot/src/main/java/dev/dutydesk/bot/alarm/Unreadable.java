package dev.dutydesk.bot.alarm;

import java.util.List;

/** A call whose body says no alarm that could be understood; nothing of it counts. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    public enum Why {
        NOT_JSON,
        NOT_KNOWN,
        FIELD_MISSING,
        FIELD_WRONG,
        MAPPING_UNKNOWN,
        TOO_MANY
    }

    private final Why why;
    private final transient List<String> facts;

    Unreadable(Why why, String... facts) {
        super(why + " " + List.of(facts));
        this.why = why;
        this.facts = List.of(facts);
    }

    public Why why() {
        return why;
    }

    /** For the words: which field, what it takes. */
    public List<String> facts() {
        return facts;
    }
}
