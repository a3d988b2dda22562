package dev.dutydesk.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a file is, told from its first bytes alone. Only pictures that a browser shows without running anything are known;
 * all else is a file like any other, whatever it calls itself.
 */
enum Picture {
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff"),
    GIF("image/gif", "GIF8"),
    WEBP("image/webp", "RIFF");

    static final String OTHER = "application/octet-stream";

    private static final int HEAD = 12;

    private final String type;
    private final String beginning;

    Picture(String type, String beginning) {
        this.type = type;
        this.beginning = beginning;
    }

    /** Its media type; {@link #OTHER} where it is none of these. */
    static String typeOf(Path file) throws IOException {
        String head;
        try (InputStream in = Files.newInputStream(file)) {
            head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
        for (Picture picture : values()) {
            if (head.startsWith(picture.beginning) && (picture != WEBP || head.endsWith("WEBP"))) {
                return picture.type;
            }
        }
        return OTHER;
    }
}
