package dev.dutydesk.state.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.List;

/** What tests do with a data folder. */
final class Folder {
    private Folder() {}

    static RedisServer start(Path data) {
        return RedisServers.start(new RedisSettings(data, null, null));
    }

    static RedisServer start(Path data, Path executable) {
        return RedisServers.start(new RedisSettings(data, null, executable));
    }

    static ServerRecord record(Path data) throws IOException {
        return ServerRecord.read(data.resolve("redis/server.json")).orElseThrow();
    }

    static void plant(Path data, ServerRecord record) throws IOException {
        record.write(Files.createDirectories(data.resolve("redis")).resolve("server.json"));
    }

    /** A script to be named as the redis-server; {@code %s} in it is the bundled one. */
    static Path wrapper(Path folder, String script) throws IOException {
        Path bundled = BundledRedis.forThisSystem().unpackTo(folder);
        Path file = folder.resolve("wrapper.sh");
        Files.writeString(file, "#!/bin/sh\n" + script.formatted(bundled) + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    static void assertHasAll(RedisServer server, Collection<String> keys) {
        assertThat(keys).isNotEmpty();
        List<String> lost = Ask.the(
                server,
                c -> c.mget(keys.toArray(String[]::new)).stream()
                        .filter(v -> !v.hasValue())
                        .map(v -> v.getKey())
                        .toList());
        assertThat(lost).as("answered and lost").isEmpty();
    }
}
