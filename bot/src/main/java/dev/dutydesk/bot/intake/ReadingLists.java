package dev.dutydesk.bot.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The lists of words that reading brings along: entries parted by commas, a line from {@code #} on is a remark. */
final class ReadingLists {
    private ReadingLists() {}

    static List<String> entries(String file) {
        try (InputStream in = ReadingLists.class.getResourceAsStream("/reading/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", ""))
                    .flatMap(line -> Stream.of(line.split(",")))
                    .map(String::strip)
                    .filter(entry -> !entry.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
