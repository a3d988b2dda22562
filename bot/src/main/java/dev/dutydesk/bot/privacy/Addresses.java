package dev.dutydesk.bot.privacy;

import java.util.ArrayList;
import java.util.List;

/** Addresses on the web. */
final class Addresses {
    private static final List<String> BEGIN = List.of("https://", "http://", "www.");
    private static final String AROUND = "<>\"'`“”‘’「」『』（）【】，。；：！？、";
    private static final String AT_END = ".,;:!?)]}";

    private Addresses() {}

    record Address(int start, int end, String text) {}

    static List<Address> in(String text) {
        List<Address> found = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int start = i;
            int begin = BEGIN.stream()
                    .filter(each -> text.regionMatches(true, start, each, 0, each.length()))
                    .mapToInt(String::length)
                    .findFirst()
                    .orElse(0);
            int end = begin == 0 ? start : end(text, start + begin);
            if (end > start + begin) {
                found.add(new Address(start, end, text.substring(start, end)));
            }
            i = Math.max(end, start + 1);
        }
        return found;
    }

    private static int end(String text, int from) {
        int end = from;
        while (end < text.length() && isOfAddress(text.charAt(end))) {
            end++;
        }
        while (end > from && AT_END.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** Whoever writes Chinese right after an address goes on with the sentence. */
    private static boolean isOfAddress(char c) {
        return !Character.isWhitespace(c)
                && !Character.isISOControl(c)
                && !Character.isIdeographic(c)
                && AROUND.indexOf(c) < 0;
    }

    /** With as many spaces in their places. */
    static String without(List<Address> addresses, String text) {
        StringBuilder rest = new StringBuilder(text);
        addresses.forEach(each -> rest.replace(each.start(), each.end(), " ".repeat(each.end() - each.start())));
        return rest.toString();
    }
}
