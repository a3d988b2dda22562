package dev.dutydesk.chat;

/** A post can be shown to one person in a channel ({@link Post#onlyFor()}). */
public interface RepliesPrivately {}
