package dev.dutydesk.state.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The room that is left where the data is. On a full disk Redis ends, and its log can't always say so. */
final class Disk {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long NEARLY_FULL = 64;

    private Disk() {}

    static Optional<String> full(Path file) {
        return room(file) < 1 ? Optional.of("the disk is full") : Optional.empty();
    }

    static Optional<String> nearlyFull(Path file) {
        long room = room(file);
        return room < NEARLY_FULL ? Optional.of("the disk is nearly full, " + room + " MB are left") : Optional.empty();
    }

    /** In whole megabytes. */
    private static long room(Path file) {
        try {
            return Files.getFileStore(file).getUsableSpace() / MEGABYTE;
        } catch (IOException unknown) {
            return Long.MAX_VALUE; // what can't be measured isn't told
        }
    }
}
