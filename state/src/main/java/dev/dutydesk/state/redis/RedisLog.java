package dev.dutydesk.state.redis;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The last words of the server's log. */
final class RedisLog {
    private static final int TAIL = 4096;

    private RedisLog() {}

    static boolean fullDisk(Path log) {
        String tail = tail(log);
        return tail.contains("No space left") || tail.contains("File too large");
    }

    private static String tail(Path log) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
