package dev.dutydesk.bot.desk;

import java.util.List;

/**
 * Something of a desk that doesn't work as its file promises, though the desk can go on.
 *
 * @param code what it is, for messages: {@code no-gateway}
 * @param about whom or what, in order: ids of people, words of the desk file
 * @param text one plain English sentence, for the log and the health page
 */
public record Warning(String code, List<String> about, String text) {}
