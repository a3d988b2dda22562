package dev.dutydesk.state.redis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A process with what a bot has of this package: the server, its links, and writers. Says on standard output what it
 * comes to: {@code ready PORT}, {@code acked KEY}, at its end {@code drained} and {@code ended}.
 */
final class BotMain {
    private BotMain() {}

    public static void main(String[] args) throws InterruptedException {
        Path data = Path.of(args[0]);
        @Nullable Path executable = args.length > 1 ? Path.of(args[1]) : null;
        RedisServer server;
        try {
            server = RedisServers.start(new RedisSettings(data, null, executable));
        } catch (StartRefused e) {
            say("refused " + e.what());
            Runtime.getRuntime().halt(1);
            return;
        }
        Redis redis = new Redis(server.uri(), 8);
        Load load = new Load(redis, key -> say("acked " + key));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            load.close();
            redis.lane("last").sync().set("last", "one".getBytes(StandardCharsets.UTF_8));
            say("drained");
            redis.close();
            server.close();
            say("ended");
        }));
        say("ready " + server.uri().getPort());
        new CountDownLatch(1).await();
    }

    @SuppressWarnings("SystemOut")
    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
