package dev.dutydesk.web;

import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The Lua scripts of the rooms; keys, arguments and answers stand in the head of each file. */
enum Script {
    SAY,
    POST,
    EDIT,
    PAGE,
    CHANGES,
    TRIM,
    SETTLE,
    ONCE;

    private final String text;
    private final String sha;

    Script() {
        String name = "lua/" + name().toLowerCase(Locale.ROOT) + ".lua";
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The script " + name + " is missing from the jar");
            }
            byte[] bytes = in.readAllBytes();
            text = new String(bytes, StandardCharsets.UTF_8);
            sha = Base16.digest(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }

    String sha() {
        return sha;
    }
}
