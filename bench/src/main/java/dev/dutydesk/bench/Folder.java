package dev.dutydesk.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is gone afterwards; below {@code target}, on the disk that the project stands on. */
record Folder(Path path) implements AutoCloseable {
    static Folder fresh(String name) throws IOException {
        Path all = Path.of("target").toAbsolutePath();
        Files.createDirectories(all);
        return new Folder(Files.createTempDirectory(all, name + "-"));
    }

    long size() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
