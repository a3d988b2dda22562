package dev.dutydesk.state.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code redis/version}: the version that wrote the data. Kept because an older server opens what a newer one wrote
 * without a word, and starts empty.
 */
final class DataVersion {
    private static final String FILE = "version";

    private DataVersion() {}

    /** @throws StartRefused where this server would not see what is in the folder; nothing is written */
    static void check(Path folder, Version server) throws IOException {
        Optional<Version> written = read(folder);
        if (written.isPresent() && !server.reads(written.get())) {
            throw new StartRefused(
                    "The data in " + folder + " was written by Redis " + written.get() + "; Redis " + server
                            + " is older and would start empty.",
                    "Name a redis-server of version " + written.get().major() + "."
                            + written.get().minor() + " or newer with dutydesk.redis.executable.");
        }
        boolean single = Files.exists(folder.resolve("appendonly.aof"));
        boolean parted = Files.exists(folder.resolve("appendonlydir"));
        if (parted && server.compareTo(Version.FIRST_WITH_APPEND_ONLY_FOLDER) < 0) {
            throw new StartRefused(
                    folder + " holds an appendonlydir, which Redis 7.0 or newer wrote; Redis " + server
                            + " does not read it and would start empty.",
                    "Name a redis-server of version 7.0 or newer with dutydesk.redis.executable.");
        }
        if (Files.exists(folder.resolve("dump.rdb")) && !single && !parted) {
            throw new StartRefused(
                    folder
                            + " holds a dump.rdb but no append-only file; an append-only Redis ignores it and would start"
                            + " empty.",
                    "docs/operations.md, \"Data folder, backup and restore\", says how to bring a dump.rdb back; else move"
                            + " it away.");
        }
    }

    /** To be called before the server is started, so that no data is ever newer than the record says. */
    static void remember(Path folder, Version server) throws IOException {
        Optional<Version> written = read(folder);
        if (written.isEmpty() || written.get().compareTo(server) < 0) {
            PrivateFile.write(folder.resolve(FILE), (server + "\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static Optional<Version> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Optional<Version> version = Version.in(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        if (version.isEmpty()) {
            throw new StartRefused(
                    file + " should hold the version of the Redis that wrote the data, and holds none.",
                    "Write that version into it, such as 6.2.11.");
        }
        return version;
    }
}
