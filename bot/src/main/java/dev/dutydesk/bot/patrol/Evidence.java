package dev.dutydesk.bot.patrol;

/** What a measurement saw, for people: redacted and cut. @param text may have several lines */
public record Evidence(String title, String text) {}
