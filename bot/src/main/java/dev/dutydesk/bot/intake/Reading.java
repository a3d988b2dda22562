package dev.dutydesk.bot.intake;

/**
 * What a text is, and where it goes if it is reported.
 *
 * @param triage by its live words; where it has none, by those that are asked, denied or quoted, for whoever reports it all the same
 */
public record Reading(Kind kind, Triage triage) {
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
        GREETING
    }

    public boolean isReport() {
        return kind == Kind.REPORT;
    }
}
