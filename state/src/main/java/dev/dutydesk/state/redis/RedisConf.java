package dev.dutydesk.state.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The child's configuration, as a private file. Not over standard input: a bot killed before it has written the whole
 * would leave a server that runs on Redis's own defaults.
 */
final class RedisConf {
    private RedisConf() {}

    static void write(Path file, ServerRecord record, Path folder, Path log, Session session) throws IOException {
        PrivateFile.write(file, of(record, folder, log, session).getBytes(StandardCharsets.UTF_8));
    }

    private static String of(ServerRecord record, Path folder, Path log, Session session) {
        return """
                # Written by Dutydesk at each start of its Redis; changes made here are lost.
                bind 127.0.0.1
                port %d
                protected-mode yes
                requirepass %s
                dir %s
                logfile %s
                daemonize %s
                pidfile %s
                # The arguments stay as they were given: by them the next start finds a server that was left behind.
                set-proc-title no
                appendonly yes
                appendfsync always
                no-appendfsync-on-rewrite no
                aof-load-truncated yes
                maxmemory-policy noeviction
                save ""
                # An archived ticket is a hash with one packed value of some hundred bytes: kept in line it takes 190 bytes less.
                hash-max-ziplist-value 1024
                """.formatted(
                        record.port(),
                        record.password(),
                        quoted(folder),
                        quoted(log),
                        session == Session.DAEMON ? "yes" : "no",
                        quoted(folder.resolve("redis.pid")));
    }

    private static String quoted(Path path) {
        return "\""
                + path.toString().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
