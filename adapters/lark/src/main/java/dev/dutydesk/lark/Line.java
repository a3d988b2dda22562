package dev.dutydesk.lark;

import dev.dutydesk.chat.ChatAdapter.Link;

/** How events come from Lark, for as long as it is open. */
interface Line extends AutoCloseable {
    /** Begins, and goes on trying where Lark can't be reached. */
    void start();

    Link stands();

    @Override
    void close();
}
