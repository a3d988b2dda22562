package dev.dutydesk.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A desk's own files: {@code zh-CN/ticket.md}, {@code zh-CN/words.yml}. The folder may be absent. */
record DeskFolder(Path folder) {

    /** Texts by path; what can't be read is named in the faults. */
    Map<String, String> read(List<String> faults) {
        Map<String, String> texts = new TreeMap<>();
        try {
            for (Path file : files()) {
                try {
                    texts.put(pathOf(file), Files.readString(file));
                } catch (IOException e) {
                    faults.add(file + ":1: can't be read as UTF-8 text");
                }
            }
        } catch (IOException | UncheckedIOException e) {
            faults.add(folder + ": can't be read: " + e.getMessage());
        }
        return texts;
    }

    /** Changes whenever a file does, by time, size or name. */
    String mark() {
        StringBuilder mark = new StringBuilder();
        try {
            for (Path file : files()) {
                mark.append(file)
                        .append(Files.getLastModifiedTime(file).toMillis())
                        .append(':')
                        .append(Files.size(file))
                        .append('\n');
            }
        } catch (IOException | UncheckedIOException e) {
            // Gone while it was looked at, or not readable: reading it again tells.
            mark.append(e.getMessage());
        }
        return mark.toString();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> isOurs(pathOf(file)))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isOurs(String path) {
        return path.indexOf('/') > 0 && (path.endsWith(".md") || path.endsWith("/words.yml"));
    }

    private String pathOf(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
