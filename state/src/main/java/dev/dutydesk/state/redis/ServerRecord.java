package dev.dutydesk.state.redis;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the next start must know about the child, written before it is started, readable by its owner only.
 *
 * @param binary the redis-server's path
 * @param version the version that writes the data
 */
record ServerRecord(int port, String password, String binary, String version) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Optional<ServerRecord> read(Path file) throws IOException {
        return Files.exists(file)
                ? Optional.of(JSON.readValue(Files.readString(file), ServerRecord.class))
                : Optional.empty();
    }

    void write(Path file) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(fresh, JSON.writeValueAsString(this));
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public String toString() {
        return "ServerRecord[port=" + port + ", version=" + version + "]";
    }
}
