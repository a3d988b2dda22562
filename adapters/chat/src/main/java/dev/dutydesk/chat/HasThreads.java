package dev.dutydesk.chat;

/** Replies can stand under a root message, apart from the channel's main line. */
public interface HasThreads {}
