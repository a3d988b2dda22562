package dev.dutydesk.state.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.function.Function;

/** What a test asks a server, over a link of its own. */
final class Ask {
    private Ask() {}

    static <T> T the(RedisServer server, Function<RedisCommands<String, String>, T> question) {
        return the(server.uri(), question);
    }

    static <T> T the(RedisURI uri, Function<RedisCommands<String, String>, T> question) {
        try (Console console = new Console(uri)) {
            return console.ask(question);
        }
    }

    static boolean answers(RedisServer server) {
        try (Console console = new Console(server.uri())) {
            return console.answers();
        }
    }

    /** The process of the server itself, wrapped or not. */
    static ProcessHandle process(RedisServer server) {
        String info = the(server, c -> c.info("server"));
        long pid = Long.parseLong(Console.fields(info).getOrDefault("process_id", "none"));
        return ProcessHandle.of(pid).orElseThrow();
    }
}
