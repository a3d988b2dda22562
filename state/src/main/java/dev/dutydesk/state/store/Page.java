package dev.dutydesk.state.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some tickets of a list.
 *
 * @param items newest first; may be fewer than asked for, even none, though there are more
 * @param next where to go on; null at the end
 */
public record Page(List<Numbered> items, @Nullable String next) {}
