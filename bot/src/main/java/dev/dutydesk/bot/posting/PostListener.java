package dev.dutydesk.bot.posting;

import dev.dutydesk.chat.NotPosted;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Told how each try to post or edit ended; on the thread that sent, so it must be quick and may not throw. */
@FunctionalInterface
public interface PostListener {
    PostListener NOBODY = (platform, why, took) -> {};

    /** @param why it was not taken; null where it was */
    void posted(String platform, NotPosted.@Nullable Why why, Duration took);
}
