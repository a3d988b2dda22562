package dev.dutydesk.state.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The version that wrote the data. An older server starts empty on a newer one's files, without a word. */
final class DataVersion {
    private DataVersion() {}

    /** @throws StartRefused where the server is older than the data; nothing is written */
    static void check(Path folder, String version) throws IOException {
        Path file = folder.resolve("version");
        if (Files.exists(file)) {
            String wrote = Files.readString(file).strip();
            if (Versions.compare(version, wrote) < 0) {
                throw refused("The data in " + folder + " was written by Redis " + wrote + "; this one is " + version);
            }
        }
        if (Files.exists(folder.resolve("appendonlydir")) && Versions.compare(version, "7.0.0") < 0) {
            throw refused(
                    "The data in " + folder + " was written by a Redis of version 7 or newer; this one is " + version);
        }
    }

    static void remember(Path folder, String version) throws IOException {
        Files.writeString(folder.resolve("version"), version);
    }

    private static StartRefused refused(String what) {
        return new StartRefused(
                what + " and would start empty.",
                "Name a redis-server that is at least as new with dutydesk.redis.executable.");
    }
}
