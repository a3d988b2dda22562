package dev.dutydesk.chat;

/**
 * Takes posts for conversations with one person alone ({@link Channel#isDirect}): where there is none yet, it is opened
 * with the first post. What is said to the bot there comes in as from that channel, always as mentioned.
 */
public interface SendsDirect {}
