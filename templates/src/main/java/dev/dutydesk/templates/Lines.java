package dev.dutydesk.templates;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line of a template is a line of the message: one with nothing but tags makes none, one that came out empty is left
 * out, and an empty one stays.
 */
final class Lines {
    /** Stands for an empty line of the template while it is filled. */
    private static final String EMPTY = "\uE000";

    private static final Pattern ONLY_TAGS =
            Pattern.compile("[ \\t]*(?:\\{%(?!-?\\s*include)(?:(?!%\\}).)*%\\}[ \\t]*)+");

    /** A part that was left out leaves its separator behind; only the template's own are meant, never inserted ones. */
    private static final Pattern AT_START = Pattern.compile("(?m)^(?:[ \\t]*·)+[ \\t]*");

    private static final Pattern AT_END = Pattern.compile("(?m)(?:[ \\t]*·)+[ \\t]*$");
    private static final Pattern DOUBLED = Pattern.compile("·(?:[ \\t]*·)+");

    private Lines() {}

    /** The template's text, with as many lines as before. */
    static String prepare(String text) {
        return text.lines().map(Lines::prepared).collect(Collectors.joining()).stripTrailing();
    }

    private static String prepared(String line) {
        if (line.isBlank()) {
            return EMPTY + "\n";
        }
        if (ONLY_TAGS.matcher(line).matches()) {
            // The line's end goes into its last tag, where it prints nothing.
            int close = line.lastIndexOf("%}");
            return line.substring(0, close).strip() + "\n%}";
        }
        return line + "\n";
    }

    /** What was filled, with its lines and separators in order. */
    static String tidy(String filled) {
        String joined = filled.indexOf('·') < 0 ? filled : withoutLooseSeparators(filled);
        return joined.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.replace(EMPTY, ""))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String withoutLooseSeparators(String filled) {
        String start = AT_START.matcher(filled).replaceAll("");
        String single = DOUBLED.matcher(AT_END.matcher(start).replaceAll("")).replaceAll("·");
        // A full-width bracket brings its own gap.
        return single.replace("） ·", "）·");
    }
}
