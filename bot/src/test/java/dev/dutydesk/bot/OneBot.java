package dev.dutydesk.bot;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** One bot with the example desk for all tests of a class. */
public abstract class OneBot {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    protected static Path folder;

    @SuppressWarnings("NullAway.Init")
    protected static LiveBot bot;

    @BeforeAll
    static void start() {
        bot = LiveBot.start(folder);
    }

    @AfterAll
    static void stop() {
        bot.close();
    }
}
