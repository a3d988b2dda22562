package dev.dutydesk.bot;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A new bot with the example desk, and no tickets yet, for each test. */
public abstract class BotEachTime {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    protected Path folder;

    @SuppressWarnings("NullAway.Init")
    protected LiveBot bot;

    @BeforeEach
    void start() {
        bot = LiveBot.start(folder);
    }

    @AfterEach
    void stop() {
        bot.close();
    }
}
