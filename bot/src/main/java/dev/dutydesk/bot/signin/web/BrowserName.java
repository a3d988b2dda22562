package dev.dutydesk.bot.signin.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people call the browser they sign in with: {@code Firefox · Windows}. Only for them to know their sessions apart. */
final class BrowserName {
    /** The first mark that is found counts: most browsers also name those they descend from. */
    private static final Map<String, String> BROWSERS = marks(
            "Edg",
            "Edge",
            "OPR/",
            "Opera",
            "MicroMessenger",
            "WeChat",
            "Firefox",
            "Firefox",
            "Chrome",
            "Chrome",
            "Safari",
            "Safari");

    private static final Map<String, String> SYSTEMS = marks(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "Linux",
            "Linux");

    private BrowserName() {}

    /** @param userAgent the header; where it is no browser's, its beginning is the name */
    static String of(@Nullable String userAgent) {
        String header = userAgent == null ? "" : userAgent;
        return found(BROWSERS, header)
                .map(browser -> found(SYSTEMS, header)
                        .map(system -> browser + " · " + system)
                        .orElse(browser))
                .orElseGet(() -> Given.cut(header));
    }

    private static Optional<String> found(Map<String, String> marks, String header) {
        return marks.entrySet().stream()
                .filter(mark -> header.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Map<String, String> marks(String... pairs) {
        Map<String, String> marks = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            marks.put(pairs[i], pairs[i + 1]);
        }
        return marks;
    }
}
