package dev.dutydesk.state.lifecycle;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a report is called: its first sentence, at most 60 characters (code points), no character cut in two. */
final class Titles {
    private static final int LONGEST = 60;

    /** A Chinese end of sentence, an English one before a space, or a line's end; not the point in 1.4.2 or shop.cn. */
    private static final Pattern END = Pattern.compile("[。！？｡]|[.!?]+(?=\\s|$)|[\\n\\r\\u2028\\u2029]");

    /** Also what would turn the direction of the text around it. */
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Cc}\\p{Z}\\u202A-\\u202E\\u2066-\\u2069]+");

    /** Before a line that was passed on from somebody else. */
    private static final Pattern QUOTE = Pattern.compile("^»\\s+");

    /** Half of one leads nowhere. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(?:https?://|www\\.)[!-~]+");

    private Titles() {}

    static String of(String text) {
        String sentence = SPACES.matcher(QUOTE.matcher(firstSentence(text)).replaceFirst(""))
                .replaceAll(" ")
                .strip();
        return sentence.isEmpty() ? "…" : shortened(sentence);
    }

    /** The mark that ends it stays where it says something: a question, an exclamation. */
    private static String firstSentence(String text) {
        Matcher end = END.matcher(text);
        int begin = 0;
        while (end.find()) {
            String sentence = text.substring(begin, end.start());
            if (sentence.codePoints().anyMatch(Titles::says)) {
                String mark = end.group().strip();
                return mark.isEmpty() || mark.startsWith(".") || mark.equals("。") || mark.equals("｡")
                        ? sentence
                        : sentence + mark;
            }
            begin = end.end();
        }
        String rest = text.substring(begin);
        return rest.isBlank() ? text : rest;
    }

    private static boolean says(int character) {
        return !Character.isWhitespace(character)
                && Character.getType(character) != Character.OTHER_PUNCTUATION
                && !Character.isISOControl(character);
    }

    private static String shortened(String sentence) {
        if (sentence.codePointCount(0, sentence.length()) <= LONGEST) {
            return sentence;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(sentence);
        int limit = sentence.offsetByCodePoints(0, LONGEST);
        int cut = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        // One character made of more than 60 code points is no character; then any cut will do.
        return sentence.substring(0, beforeAddress(sentence, cut > 0 ? cut : limit))
                .stripTrailing();
    }

    /** Where it would go through an address, it goes before it; one that begins the title is cut, as all else is. */
    private static int beforeAddress(String sentence, int cut) {
        return ADDRESS.matcher(sentence)
                .results()
                .takeWhile(address -> address.start() < cut)
                .filter(address -> address.end() > cut && address.start() > 0)
                .findFirst()
                .map(MatchResult::start)
                .orElse(cut);
    }
}
