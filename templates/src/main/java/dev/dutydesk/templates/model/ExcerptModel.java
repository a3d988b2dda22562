package dev.dutydesk.templates.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a posted review inside the chat: its numbers, the tickets behind one of them, or its numbers beside those of the
 * review before.
 *
 * @param id the review's: {@code weekly-2026-11-27}
 * @param kind {@code weekly} or {@code monthly}
 * @param name of the period: {@code 2026-48}, {@code 2026-11}
 * @param before the same of the review before; null where there is none, or it isn't asked for
 * @param of whose tickets these are; null where they are of none
 * @param figures the numbers of this page @param tickets those of this page, as they are now
 * @param page from 1 @param pages how many there are
 */
public record ExcerptModel(
        String id,
        String kind,
        String name,
        @Nullable String before,
        @Nullable Shown of,
        List<Shown> figures,
        List<ListModel.Item> tickets,
        int page,
        int pages) {

    /** The page after this one; null for the last. */
    public @Nullable Integer next() {
        return page < pages ? page + 1 : null;
    }

    /**
     * @param id within its review: {@code response-p1} @param name in words @param text the number in words
     * @param before what it was in the review before; null where that has none, or it isn't asked for
     */
    public record Shown(
            String id, String name, String text, @Nullable String before) {}
}
