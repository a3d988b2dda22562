package dev.dutydesk.chat;

/** The bot sees messages that don't mention it. */
public interface SeesUnmentioned {}
