package dev.dutydesk.chat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form with files, as a platform reads it. */
public final class Multipart {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\r\n]*\\bname=\"([^\"]*)\"");
    private static final String HEAD_ENDS = "\r\n\r\n";

    private Multipart() {}

    /** The content of each part, by its name; none where it is no such form. */
    public static Map<String, byte[]> parts(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        Map<String, byte[]> parts = new HashMap<>();
        if (!boundary.find()) {
            return parts;
        }
        // Each byte is one sign of it.
        String whole = "\r\n" + new String(body, StandardCharsets.ISO_8859_1);
        for (String part : whole.split(Pattern.quote("\r\n--" + boundary.group(1)))) {
            int end = part.indexOf(HEAD_ENDS);
            Matcher name = NAME.matcher(end < 0 ? "" : part.substring(0, end));
            if (name.find()) {
                parts.put(
                        name.group(1), part.substring(end + HEAD_ENDS.length()).getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return parts;
    }
}
