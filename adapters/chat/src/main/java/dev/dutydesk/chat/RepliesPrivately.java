package dev.dutydesk.chat;

/**
 * A post can be shown to one person in a channel ({@link Post#onlyFor()}). Without this such a post is refused with
 * {@link NotPosted.Why#NEVER}, never shown to all; an {@link Answer#reply()} is then shown to all, with its sender
 * mentioned. Not every platform keeps what it shows so: it may be gone when the person looks later, and then it can
 * neither be edited nor found again.
 */
public interface RepliesPrivately {}
