package dev.dutydesk.state.redis;

import io.lettuce.core.RedisURI;
import java.util.List;

/** The server the bot keeps everything in: its own child, or one that runs elsewhere. */
public interface RedisServer extends AutoCloseable {
    /** Where it listens and how to sign in; stays the same while the bot runs. */
    RedisURI uri();

    /** One line for the start and for health, without secrets. */
    String describe();

    /** What is not as safe as it could be, a sentence each; empty where all is well. */
    List<String> warnings();

    /** How it stands now. */
    Standing standing();

    /** Ends the bot's own server, within 4 s; leaves an outside one alone. Harmless when repeated. */
    @Override
    void close();

    /** @param detail a short sentence, without secrets */
    record Standing(boolean up, String detail) {}
}
