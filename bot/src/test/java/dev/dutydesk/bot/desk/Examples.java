package dev.dutydesk.bot.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The shop's desk file, for tests. */
public final class Examples {
    private Examples() {}

    public static String text() {
        try (InputStream in = Desk.class.getResourceAsStream("/desks/shop.yml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DeskFile read(String text) {
        return DeskFile.read(
                "shop.yml", new DeskFolder.Text(text, ""), Path.of("src/main/resources/desks"), name -> null);
    }

    /** The example desk as it is when nothing is changed. */
    public static Desk shop() {
        return shop(text());
    }

    /** The desk of that text, which must be sound. */
    public static Desk shop(String text) {
        DeskFile file = read(text);
        return file.desk().orElseThrow(() -> new AssertionError(file.faults()));
    }
}
