package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bot answers to one inbound event. It is given only once the outcome is known and kept, so the adapter may
 * acknowledge to its platform; a repeated delivery gets the same answer.
 *
 * @param kind what came of it
 * @param subject the key of the ticket it was about or that it made; null where there is none
 * @param reply what to show the sender alone; null where the posts say it all
 * @param form what to ask the sender for; only with {@link Kind#NEEDS_INPUT}
 */
public record Answer(
        Kind kind,
        @Nullable String subject,
        @Nullable Card reply,
        @Nullable Form form) {

    public enum Kind {
        /** It happened, or there was nothing to do. */
        DONE,
        /** The sender may not. */
        FORBIDDEN,
        /** Not possible now, or already done. */
        IMPOSSIBLE,
        /** Not understood, or incomplete; nothing changed. */
        INVALID,
        /** The form must be filled in first; nothing changed. */
        NEEDS_INPUT,
        /**
         * It may or may not have happened. The adapter asks again with the same delivery id until it is known, where the
         * platform's own repeats end sooner or never come.
         */
        UNCONFIRMED,
        /** Certainly nothing was recorded; the adapter asks again later, as for {@link #UNCONFIRMED}. */
        NOT_RECORDED
    }

    public static final Answer NOTHING = new Answer(Kind.DONE, null, null, null);

    /** @param id the button the filled form goes back to */
    public record Form(String id, String title, List<Field> fields) {}

    /**
     * @param options what to choose from; empty where the type isn't {@link Type#CHOICE}
     * @param value what stands in it at first, an option's value where there are options; null for nothing
     */
    public record Field(
            String name,
            String label,
            Type type,
            boolean required,
            List<Option> options,
            @Nullable String value) {
        public Field(String name, String label, Type type, boolean required, List<Option> options) {
            this(name, label, type, required, options, null);
        }
    }

    public record Option(String value, String label) {}

    public enum Type {
        LINE,
        TEXT,
        CHOICE
    }
}
