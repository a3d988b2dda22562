package dev.dutydesk.bot.desk.shape;

import org.jspecify.annotations.Nullable;

/**
 * One key of a set of keys.
 *
 * @param required whether it must be there
 * @param otherwise what counts where it isn't there, as one would write it; null where it is required, or where nothing
 *     counts then
 * @param meaning one sentence for the docs and for editors
 */
public record Key<T>(
        String name,
        Shape<T> shape,
        boolean required,
        @Nullable String otherwise,
        String meaning) {}
