package dev.dutydesk.planted.chat;

import dev.dutydesk.planted.bot.Desk;

/** A port that knows the bot. */
public record Voice(Desk desk) {}
