package dev.dutydesk.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where files are kept: each content once, under its SHA-256, {@code ab/cdef…}. What is in it is never changed. */
final class Cabinet {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final long largest;

    /** @param folder made when the first file comes @param largest in bytes */
    Cabinet(Path folder, long largest) {
        this.folder = folder;
        this.largest = largest;
    }

    /** @param hash of the content, by which it is found again @param size in bytes */
    record Filed(String hash, long size) {}

    /** More came than may. */
    static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    long largest() {
        return largest;
    }

    /**
     * Keeps all that the stream has. It is on disk, under its name, when this returns; what fails leaves nothing.
     *
     * @throws TooLarge where it is larger than may be
     */
    Filed file(InputStream content) throws IOException {
        Path coming = Files.createDirectories(folder.resolve("coming"));
        Path unfinished = Files.createTempFile(coming, "", "");
        try {
            MessageDigest digest = sha256();
            long size;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(unfinished), digest)) {
                size = copy(content, out);
            }
            String hash = HexFormat.of().formatHex(digest.digest());
            Path place = place(hash);
            if (!Files.exists(place)) {
                sync(unfinished);
                Path shelf = Files.createDirectories(folder.resolve(shelf(hash)));
                Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
                sync(shelf);
            }
            return new Filed(hash, size);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private long copy(InputStream content, OutputStream out) throws IOException {
        byte[] part = new byte[1 << 16];
        long size = 0;
        for (int read = content.read(part); read >= 0; read = content.read(part)) {
            size += read;
            if (size > largest) {
                throw new TooLarge();
            }
            keep(out, part, read);
        }
        return size;
    }

    private void keep(OutputStream out, byte[] part, int length) throws FileSystemException {
        try {
            out.write(part, 0, length);
        } catch (IOException e) {
            // told apart from a sender who went away
            throw new FileSystemException(folder.toString(), null, e.getMessage());
        }
    }

    /** The file with that content; empty where there is none, or the hash is none. */
    Optional<Path> find(String hash) {
        return HASH.matcher(hash).matches() ? Optional.of(place(hash)).filter(Files::isRegularFile) : Optional.empty();
    }

    /** The content is gone; harmless where it isn't there. */
    void discard(String hash) throws IOException {
        if (HASH.matcher(hash).matches()) {
            Files.deleteIfExists(place(hash));
        }
    }

    private Path place(String hash) {
        return folder.resolve(shelf(hash)).resolve(hash.substring(2));
    }

    private static String shelf(String hash) {
        return hash.substring(0, 2);
    }

    /** A folder too: only then does its new entry outlive a crash of the machine. */
    private static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
