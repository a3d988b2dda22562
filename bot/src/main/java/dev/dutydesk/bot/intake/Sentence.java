package dev.dutydesk.bot.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sentence as rules compare it: plain text without spaces between Chinese characters, and where its clauses begin. A
 * comma begins one, a line too, and a space that somebody left between Chinese characters: many write no other mark.
 *
 * @param quoted whether it repeats a message that was marked as somebody else's
 */
record Sentence(String text, BitSet begins, boolean quoted) {
    /** More isn't read: nothing after that decides a grade. */
    private static final int LONGEST = 5_000;

    private static final Pattern END = Pattern.compile("[。!?;]+|\\.(?= |$)");
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
        String plain = PlainText.spaced(text);
        Matcher end = END.matcher(plain);
        int from = 0;
        while (end.find()) {
            add(plain.substring(from, end.end()), quoted, into);
            from = end.end();
        }
        add(plain.substring(from), quoted, into);
    }

    private static void add(String plain, boolean quoted, List<Sentence> into) {
        StringBuilder text = new StringBuilder(plain.length());
        BitSet begins = new BitSet();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == ' ' && i > 0 && i + 1 < plain.length() && (isHan(plain, i - 1) || isHan(plain, i + 1))) {
                boolean before = isHan(plain, i - 1);
                boolean behind = isHan(plain, i + 1);
                if (before && behind) {
                    begins.set(text.length());
                }
                if (before ? behind || isLatin(plain, i + 1) : isLatin(plain, i - 1)) {
                    continue;
                }
            }
            text.append(c);
            if (c == ',' || c == '、' || c == '…' || c == '~') {
                begins.set(text.length());
            }
        }
        if (!plain.isBlank()) {
            into.add(new Sentence(text.toString(), begins, quoted));
        }
    }

    /** Those that are nobody else's as one, each a clause of its own. */
    static Sentence whole(List<Sentence> sentences) {
        StringBuilder text = new StringBuilder();
        BitSet begins = new BitSet();
        sentences.stream().filter(s -> !s.quoted()).forEach(s -> {
            begins.set(text.length());
            s.begins().stream().forEach(at -> begins.set(text.length() + at));
            text.append(s.text());
        });
        return new Sentence(text.toString(), begins, false);
    }

    private static boolean isHan(String text, int at) {
        return Character.isIdeographic(text.charAt(at));
    }

    private static boolean isLatin(String text, int at) {
        char c = text.charAt(at);
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    int clauseBegin(int at) {
        return Math.max(0, begins.previousSetBit(at));
    }

    int clauseEnd(int at) {
        int next = begins.nextSetBit(Math.max(at, 1));
        return next < 0 ? text.length() : next;
    }
}
