package dev.dutydesk.chat;

import java.time.Instant;

/** The platform, or the adapter by searching it, can tell whether a post was already sent. */
public interface KnowsItsPosts extends ChatAdapter {
    /**
     * Whether {@link #post} itself returns the first message's id for a post that was sent before, however long ago and
     * by whichever process. The bot then needs no note of a post before it is sent.
     */
    default boolean byId() {
        return false;
    }

    /**
     * Sends what an earlier try may have sent. Where it was, returns the first message's id and makes no second one.
     * Searching may be dear, so it is asked only after a try that ended {@link NotPosted.Why#UNKNOWN} or in a crash;
     * a platform that knows a post by {@link Post#id()} just posts it.
     *
     * @param firstTried when it was first tried, on the bot's clock; nothing older needs to be searched
     * @throws NotPosted as {@link #post}; {@link NotPosted.Why#UNKNOWN} too where the search failed
     */
    default String postAgain(Post post, Instant firstTried) throws NotPosted {
        return post(post);
    }
}
