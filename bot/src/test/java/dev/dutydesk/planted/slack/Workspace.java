package dev.dutydesk.planted.slack;

import dev.dutydesk.planted.bot.Desk;

/** An adapter that knows the bot. */
public class Workspace {
    public @org.jspecify.annotations.Nullable Desk desk;
}
