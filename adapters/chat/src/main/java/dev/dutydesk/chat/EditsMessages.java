package dev.dutydesk.chat;

/** The platform can change a message after it was sent. */
public interface EditsMessages {
    /**
     * Makes the message what the post says. The post's thread and onlyFor don't change.
     *
     * @throws NotPosted where it was not changed; {@link NotPosted.Why#NEVER} where it can't be any more
     */
    void edit(String message, Post post) throws NotPosted;
}
