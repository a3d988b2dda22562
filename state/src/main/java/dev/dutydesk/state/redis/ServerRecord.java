package dev.dutydesk.state.redis;

import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code redis/server.json}: what the next start must know of this one's child. Written before the child is started, so
 * that no child ever runs unknown.
 *
 * @param binary the redis-server that was started
 */
record ServerRecord(int port, String password, String binary, String version) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    ServerRecord {
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no port: " + port);
        }
        Objects.requireNonNull(password);
    }

    /** With a password of its own. */
    static ServerRecord fresh(RedisBinary binary, int port) {
        byte[] password = new byte[32];
        RANDOM.nextBytes(password);
        return new ServerRecord(
                port,
                HexFormat.of().formatHex(password),
                binary.path().toString(),
                binary.version().toString());
    }

    /** @throws StartRefused where there is one that can't be read: a server it names may be running */
    static Optional<ServerRecord> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), ServerRecord.class));
        } catch (JacksonException e) {
            throw new StartRefused(
                    "The record of the last embedded Redis, " + file + ", can't be read.",
                    "Make sure that no redis-server works on this folder any more, then delete that file.");
        }
    }

    void write(Path file) throws IOException {
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    RedisURI uri() {
        return RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(port)
                .withPassword(password.toCharArray())
                .build();
    }

    @Override
    public String toString() {
        return "ServerRecord[port=" + port + ", binary=" + binary + ", version=" + version + "]";
    }
}
