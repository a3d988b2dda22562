package dev.dutydesk.slack;

import dev.dutydesk.chat.ChatAdapter.Link;

/** How events come from Slack, for as long as it is open. */
interface Line extends AutoCloseable {
    /** Begins, and goes on trying where Slack can't be reached. */
    void start();

    Link stands();

    @Override
    void close();
}
