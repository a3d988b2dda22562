package dev.dutydesk.planted.wecom;

import dev.dutydesk.planted.bot.Desk;

/** An adapter that knows the bot. */
public class Robot {
    public @org.jspecify.annotations.Nullable Desk desk;
}
