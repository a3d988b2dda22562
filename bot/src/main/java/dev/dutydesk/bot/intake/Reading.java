package dev.dutydesk.bot.intake;

import dev.dutydesk.state.ticket.Grade;

/**
 * What a text is, and where it goes if it is reported.
 *
 * @param triage where it goes; of talk, where it goes for whoever reports it all the same
 * @param named whether it names the part of the shop where it goes, or tells of hardly any other: "好了没" is about nothing in particular
 * @param sure whether it is told from all else beyond doubt
 */
public record Reading(Kind kind, Triage triage, boolean named, boolean sure) {
    /** What a text does. Only a report is an alarm. */
    public enum Kind {
        /** It tells of a fault or asks for work. Whatever is nothing else is one. */
        REPORT,
        /** It asks: whether something is so, what to do, how far a fix is. */
        QUESTION,
        /** It says that something is not so, or is over. */
        NEGATION,
        /** It repeats what was said elsewhere, or tells of another day. */
        QUOTATION,
        /** It says no more than thank you. */
        THANKS,
        /** It says no more than hello. */
        GREETING,
        /** It says nothing: that it was heard, a cheer, a sign, "test". */
        NOTHING
    }

    public boolean isReport() {
        return kind == Kind.REPORT;
    }

    /** Whether there is nothing in it to be asked or reported. */
    public boolean saysNothing() {
        return isCourtesy() || kind == Kind.NOTHING;
    }

    /** Whether it is no more than what people say to be polite. */
    public boolean isCourtesy() {
        return kind == Kind.THANKS || kind == Kind.GREETING;
    }

    /** Whether it surely tells of a fault of the first grade. */
    public boolean isAlarm() {
        return isReport() && sure && triage.grade() == Grade.P1 && !triage.why().isEmpty();
    }
}
