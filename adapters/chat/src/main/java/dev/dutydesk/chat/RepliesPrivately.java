package dev.dutydesk.chat;

/**
 * A post can be shown to one person in a channel ({@link Post#onlyFor()}). Without this such a post is refused with
 * {@link NotPosted.Why#NEVER}, never shown to all; an {@link Answer#reply()} is then shown to all, with its sender
 * mentioned.
 */
public interface RepliesPrivately {}
