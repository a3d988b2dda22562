package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.ChatAdapter.Link;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How messages come from DingTalk, for as long as it is open. */
interface Line extends AutoCloseable {
    /** Begins, and goes on trying where DingTalk can't be reached. */
    void start();

    Link stands();

    /** When it last proved that it stands; null before it first did. */
    @Nullable
    Instant stood();

    @Override
    void close();
}
