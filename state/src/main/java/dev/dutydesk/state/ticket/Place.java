package dev.dutydesk.state.ticket;

import org.jspecify.annotations.Nullable;

/**
 * Where something was said.
 *
 * @param channel the channel's name in the desk file
 * @param message the platform's id of the message; null where there was none (a slash command)
 */
public record Place(String channel, @Nullable String message) {}
