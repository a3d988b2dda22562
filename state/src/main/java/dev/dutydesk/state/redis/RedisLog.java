package dev.dutydesk.state.redis;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server's log: why it ended, and what it found while loading. Read from where one run of the server began. */
final class RedisLog {
    private static final long LARGE = 10 * 1024 * 1024;
    private static final int TAIL = 64 * 1024;

    /** What Redis says, to what it means; the first that is found counts. */
    private static final List<Map.Entry<String, String>> CAUSES = List.of(
            Map.entry("No space left on device", "the disk is full"),
            Map.entry("Disk quota exceeded", "the disk quota is used up"),
            Map.entry("File too large", "the append-only file may not grow: the limit on file sizes is reached"),
            Map.entry(
                    "Short write while writing to the AOF file",
                    "the append-only file can't grow: the disk is full, or a quota or a limit on file sizes is reached"),
            Map.entry("Read-only file system", "the data folder is read-only"),
            Map.entry("Input/output error", "the disk can't be read or written"),
            Map.entry(
                    "Bad file format reading the append only file",
                    "the append-only file is damaged; docs/operations.md says how it is repaired"),
            Map.entry("Can't handle RDB format version", "the data was written by a newer Redis"),
            Map.entry("Address already in use", "its port is taken"),
            Map.entry("Permission denied", "it may not use the data folder"),
            Map.entry("Out Of Memory", "memory is used up"),
            Map.entry("Cannot allocate memory", "memory is used up"),
            Map.entry("crashed by signal", "it crashed"));

    private final Path file;
    private long from;

    RedisLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Marks the start of a run; a log that has grown large is put aside once. */
    void begin() throws IOException {
        from = 0;
        if (Files.exists(file)) {
            if (Files.size(file) > LARGE) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            } else {
                from = Files.size(file);
            }
        }
    }

    /** Why this run ended, in words; empty where the log doesn't tell, as when it was killed. */
    Optional<String> cause() {
        String said = text();
        return CAUSES.stream()
                .filter(c -> said.contains(c.getKey()))
                .map(c -> c.getValue() + " (" + c.getKey() + ")")
                .findFirst();
    }

    /** What this run found amiss while loading. */
    List<String> findings() {
        List<String> found = new ArrayList<>();
        if (text().contains("AOF loaded anyway because aof-load-truncated is enabled")) {
            found.add(
                    "The append-only file ended in the middle of a command and was cut there; this is normal after a power"
                            + " cut or a kill, and what was cut had not been answered. See " + file + ".");
        }
        return found;
    }

    private String text() {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long begin = Math.max(from, in.length() - TAIL);
            byte[] bytes = new byte[(int) Math.max(0, in.length() - begin)];
            in.seek(begin);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return ""; // then it tells nothing, and who asks has another sentence
        }
    }
}
