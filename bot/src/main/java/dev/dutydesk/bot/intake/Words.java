package dev.dutydesk.bot.intake;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words to be looked for in plain text, all at once. Where a word begins or ends in a letter or digit of a script that is
 * written with spaces, it must begin or end there in the text too: {@code pay} isn't in "display", nor {@code 0元购} in
 * "10元购". {@code crash*} is found with any ending, {@code 没人…成功} with a little between, and {@code not:不了解} is a
 * place where {@code 不了} isn't meant.
 */
final class Words {
    private static final String NOT = "not:";

    private static final char GAP = '…';

    /** How much may stand in a gap, a Chinese character counted as three Latin letters. */
    private static final int WIDEST = 36;

    /** So many places in one text are looked at: more of them say nothing new. */
    private static final int MOST = 64;

    /** Where a word is, and how the list writes it. */
    record Found(int start, int end, String shown) {
        boolean hasGap() {
            return shown.indexOf(GAP) > 0;
        }
    }

    /** A letter of words; {@code shown} where one ends here. */
    private static final class Letter {
        private final Map<Character, Letter> next = new HashMap<>(4);
        private final List<Tail> tails = new ArrayList<>(0);
        private @Nullable String shown;
        private boolean open;
    }

    /** What a word with a gap ends in. */
    private record Tail(String text, String shown, boolean open) {}

    private final Letter root = new Letter();
    private final BitSet beginnings = new BitSet();

    private Words() {}

    static Words of(List<String> words) {
        Words ready = new Words();
        words.forEach(word -> ready.add(word, true));
        return ready;
    }

    /** Words that are written as plain text is. */
    static Words ofPlain(List<String> words) {
        Words ready = new Words();
        words.forEach(word -> ready.add(word, false));
        return ready;
    }

    private void add(String word, boolean plainly) {
        boolean not = word.startsWith(NOT);
        boolean open = word.endsWith("*");
        String bare = word.substring(not ? NOT.length() : 0, word.length() - (open ? 1 : 0));
        int gap = bare.indexOf(GAP);
        String head = gap < 0 ? bare : bare.substring(0, gap);
        String plain = plainly ? PlainText.of(head) : head;
        Letter letter = root;
        for (int i = 0; i < plain.length(); i++) {
            letter = letter.next.computeIfAbsent(plain.charAt(i), c -> new Letter());
        }
        if (letter != root) {
            beginnings.set(plain.charAt(0));
        }
        if (gap >= 0 && letter != root) {
            letter.tails.add(new Tail(PlainText.of(bare.substring(gap + 1)), not ? NOT : word, open));
        } else if (letter != root && letter.shown == null) {
            letter.shown = not ? NOT : word;
            letter.open = open;
        }
    }

    /** Where they are, in order, without those that lie inside a longer one. */
    List<Found> in(String text) {
        List<Found> all = new ArrayList<>();
        find(text, all, MOST);
        return all;
    }

    /** Where the first one begins; −1 where there is none. */
    int first(String text) {
        List<Found> one = new ArrayList<>(1);
        find(text, one, 1);
        return one.isEmpty() ? -1 : one.getFirst().start();
    }

    boolean areIn(String text) {
        return first(text) >= 0;
    }

    private void find(String text, List<Found> all, int most) {
        int end = 0;
        boolean inWord = false;
        for (int at = 0; at < text.length() && all.size() < most; at++) {
            char letter = text.charAt(at);
            boolean inside = inWord;
            inWord = isLatin(letter);
            Found found = beginnings.get(letter) && !(inside && inWord) ? longestAt(text, at) : null;
            if (found != null && found.end() > end) {
                end = found.end();
                if (!found.shown().equals(NOT)) {
                    all.add(found);
                }
            }
        }
    }

    private @Nullable Found longestAt(String text, int start) {
        if (!isBorder(text, start)) {
            return null;
        }
        Letter letter = root.next.get(text.charAt(start));
        Found longest = null;
        int end = start + 1;
        while (letter != null) {
            if (letter.shown != null && (isBorder(text, end) || letter.open)) {
                longest = new Found(start, letter.open ? endOfWord(text, end) : end, letter.shown);
            }
            for (Tail tail : letter.tails) {
                int behind = isBorder(text, end) ? endOf(tail, text, end) : -1;
                if (behind > 0 && (longest == null || behind > longest.end())) {
                    longest = new Found(start, behind, tail.shown());
                }
            }
            letter = end < text.length() ? letter.next.get(text.charAt(end++)) : null;
        }
        return longest;
    }

    /** Where the tail ends that begins a little behind that place; −1 where none does. */
    private static int endOf(Tail tail, String text, int from) {
        int room = WIDEST;
        for (int at = from; at < text.length() && room >= 0; at++) {
            int end = at + tail.text().length();
            if (text.startsWith(tail.text(), at) && isBorder(text, at) && (tail.open() || isBorder(text, end))) {
                return tail.open() ? endOfWord(text, end) : end;
            }
            room -= isHan(text.charAt(at)) ? 3 : 1;
        }
        return -1;
    }

    private static int endOfWord(String text, int from) {
        int end = from;
        while (!isBorder(text, end)) {
            end++;
        }
        return end;
    }

    private static boolean isBorder(String text, int at) {
        if (at == 0 || at == text.length() || isHan(text.charAt(at)) || isHan(text.charAt(at - 1))) {
            return true;
        }
        return !isSpaced(text.codePointBefore(at)) || !isSpaced(text.codePointAt(at));
    }

    /** The usual ones, told without a table: this is asked at every letter of a text. */
    private static boolean isHan(char letter) {
        return letter >= '\u4e00' && letter <= '\u9fff';
    }

    private static boolean isLatin(int letter) {
        return letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9';
    }

    private static boolean isSpaced(int character) {
        if (character < 0x80) {
            return isLatin(character);
        }
        if (!Character.isLetterOrDigit(character)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(character);
        return script != UnicodeScript.HAN && script != UnicodeScript.HIRAGANA && script != UnicodeScript.KATAKANA;
    }
}
