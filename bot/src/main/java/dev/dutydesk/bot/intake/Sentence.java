package dev.dutydesk.bot.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One sentence as rules compare it: plain text without spaces between Chinese characters.
 *
 * @param quoted whether it repeats a message that was marked as somebody else's
 */
record Sentence(String text, boolean quoted) {
    /** More isn't read: nothing after that decides a grade. */
    private static final int LONGEST = 5_000;

    private static final Pattern END = Pattern.compile("(?<=[。!?;])(?![。!?;])|(?<=\\.)(?= |$)");
    private static final Pattern LINE = Pattern.compile("[\\r\\n]+");

    /** What stands before each line of a message that is passed on: its author, or nothing but space. */
    private static final Pattern PASSED_ON = Pattern.compile("^»(?: {3}| [^：]{1,60}：)");

    /** What chats put before an answer to a message: the message, and a line. */
    private static final Pattern ANSWERED = Pattern.compile("^\\s*「([^」]{0,2000})」\\s*\\n?\\s*(?:[-—] ?){3,80}");

    static List<Sentence> of(String text) {
        String whole = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        List<Sentence> all = new ArrayList<>();
        Matcher answered = ANSWERED.matcher(whole);
        if (answered.find()) {
            split(answered.group(1), true, all);
            whole = whole.substring(answered.end());
        }
        StringBuilder own = new StringBuilder();
        for (String line : LINE.split(whole, -1)) {
            if (line.stripLeading().startsWith(">")) {
                split(line.stripLeading().substring(1), true, all);
            } else if (PASSED_ON.matcher(line).lookingAt()) {
                // To have something done about it; what its sender asks besides is a sentence of its own.
                split(PASSED_ON.matcher(line).replaceFirst(""), false, all);
            } else {
                own.append(own.isEmpty() ? "" : "，").append(line);
            }
        }
        split(own.toString(), false, all);
        return all;
    }

    private static void split(String text, boolean quoted, List<Sentence> into) {
        for (String sentence : END.split(PlainText.of(text))) {
            if (!sentence.isBlank()) {
                into.add(new Sentence(sentence.strip(), quoted));
            }
        }
    }

    /** All of them as one. */
    static String whole(List<Sentence> sentences) {
        return sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
    }
}
