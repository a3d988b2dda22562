package dev.dutydesk.bot.sla;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Years that were added to those in the jar: {@code COUNTRY/YEAR.yml} in the folder {@code calendars} beside the desk files. */
public final class CalendarFolder {
    private CalendarFolder() {}

    /** @param desks the folder of the desk files */
    public static Path beside(Path desks) {
        return desks.resolve("calendars");
    }

    /** The file of a year. @param folder the folder {@code calendars} */
    public static Path file(Path folder, CalendarYear year) {
        return folder.resolve(year.country()).resolve(year.year() + ".yml");
    }

    /** What its files hold, by place; nothing where there is no folder. What can't be read is empty, which is a fault. */
    static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        for (Path country : files(folder)) {
            for (Path file : files(country)) {
                if (file.getFileName().toString().matches("\\d{4}\\.ya?ml")) {
                    texts.put(file.toString(), text(file));
                }
            }
        }
        return texts;
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
