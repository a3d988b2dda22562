package dev.dutydesk.bot.oncall;

/** A time of duty for a group, and who has it. */
public record Piece(String group, String in, Time time) {}
