package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.ticket.web.Voice.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its page shows it, all in the reader's words. What people typed is in here as they typed it: the page
 * escapes it.
 *
 * @param title with grade, key and state, as on the card
 * @param tone {@code red}, {@code amber}, {@code green}, {@code plain}
 */
record TicketSheet(
        String key,
        String title,
        String tone,
        List<Target> targets,
        List<Fact> people,
        List<Fact> facts,
        String description,
        List<Attachment> files,
        List<Timeline.Stretch> timeline,
        int events,
        Acts acts) {

    /**
     * What had to be done by when.
     *
     * @param what the deadline's name, @param by when, with what is left of it where it runs
     * @param said how it ended or stands; empty where the time says it
     */
    record Target(String what, String by, String said, String tone) {}

    /** @param name the key of its words, below {@code fact.} */
    record Fact(String name, List<Value> values) {}

    /**
     * @param href where it leads; null for nowhere
     * @param typed whether it is a passage that somebody wrote
     */
    record Value(String text, @Nullable String href, boolean typed) {
        static Value of(String text) {
            return new Value(text, null, false);
        }

        static Value typed(String text) {
            return new Value(text, null, true);
        }

        static Value link(String text, String href) {
            return new Value(text, href, false);
        }

        /** Whether it leads to another site. */
        public boolean isOutside() {
            return href != null && !href.startsWith("/");
        }
    }

    /** @param href null where its address isn't one that a page may lead to @param picture whether it can be shown */
    record Attachment(String name, @Nullable String href, boolean picture, String by, Moment at) {}

    /**
     * What can be done from the page.
     *
     * @param desk the desk's id @param room the web room it happens in; null where the desk has none
     * @param card where the ticket's card stands in a web room; null where there is none
     * @param as whose buttons these are; empty where nobody is known
     * @param buttons the next steps, as on the card @param more what this one may do besides
     */
    record Acts(
            String desk,
            @Nullable String room,
            @Nullable String card,
            String as,
            List<Button> buttons,
            List<Button> more) {}

    /** @param style {@code primary}, {@code danger}, {@code plain} */
    record Button(String id, String label, String style, boolean confirm) {}
}
