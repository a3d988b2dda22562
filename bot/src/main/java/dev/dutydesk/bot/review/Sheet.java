package dev.dutydesk.bot.review;

import org.jspecify.annotations.Nullable;

/**
 * A posted review, with all of its numbers.
 *
 * @param previous the one of the same kind before it; null for the first
 */
public record Sheet(
        Shelf.Posted posted,
        String name,
        Review review,
        Figures figures,
        @Nullable Sheet previous) {}
