package dev.dutydesk.bot.calling;

import java.time.Duration;

/** One way to call one person, or to send a text message. */
interface Bell {
    /** What it is called in health and records: {@code lark:main}, {@code gateway}. */
    String name();

    /** Asks once, and waits for the answer. */
    Answer ring() throws InterruptedException;

    /** How often it is asked again where it can't now. */
    int retries();

    /** Before the first retry; twice as long before each further one. */
    Duration pause();
}
