package dev.dutydesk.state.redis;

import io.lettuce.core.RedisURI;
import java.util.List;

/** The server that everything is kept in: the bot's own child, or one that runs elsewhere. */
public interface RedisServer extends AutoCloseable {
    /** Where it listens and how to sign in; the same for as long as the bot runs, whatever happens to the server. */
    RedisURI uri();

    /** One line for the start and for health, without secrets: {@code embedded Redis 6.2.11 at 127.0.0.1:21233, …}. */
    String describe();

    /** What was found at the start that is not as safe as it could be, a sentence each; empty where all is well. */
    List<String> warnings();

    /** Whether this process alone uses it, for as long as it runs: what another one holds in it, a dead one held. */
    boolean ownedAlone();

    /** How it stands now; asks the server, so this takes up to 2 s where it hangs. */
    Standing standing();

    /** Ends the bot's own server within about 2 s; leaves an outside one alone. May be repeated. */
    @Override
    void close();

    /**
     * @param up whether it answers
     * @param detail what is known about it, without secrets: why it is down, or {@link #describe()}
     */
    record Standing(boolean up, String detail) {}
}
