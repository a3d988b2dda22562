package dev.dutydesk.bot.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Traditional characters as simplified ones, one for one: rules compare characters, and need no more. The table is OpenCC's,
 * as the opencc4j library carries it (both under the Apache License 2.0).
 */
final class Simplified {
    private static final String TABLE = "/data/dictionary/TSCharacters.txt";
    private static final Map<Integer, Integer> ONES = read();

    private Simplified() {}

    static String of(String text) {
        StringBuilder simple = new StringBuilder(text.length());
        text.codePoints().map(c -> c < 0x2E80 ? c : ONES.getOrDefault(c, c)).forEach(simple::appendCodePoint);
        return simple.toString();
    }

    /** A line is a traditional character, a tab and the simplified ones it may be, the usual one first. */
    private static Map<Integer, Integer> read() {
        Map<Integer, Integer> ones = new HashMap<>(6000);
        try (InputStream in = Simplified.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("The table of characters isn't in the jar: " + TABLE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (tab > 0 && tab + 1 < line.length()) {
                    ones.put(line.codePointAt(0), line.codePointAt(tab + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(ones);
    }
}
