package dev.dutydesk.planted.lark;

import dev.dutydesk.planted.bot.Desk;

/** An adapter that knows the bot. */
public class App {
    public @org.jspecify.annotations.Nullable Desk desk;
}
