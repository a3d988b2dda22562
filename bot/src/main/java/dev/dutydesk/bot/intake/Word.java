package dev.dutydesk.bot.intake;

import java.lang.Character.UnicodeScript;
import java.util.function.IntConsumer;

/**
 * A rule's word, ready to be looked for. Where it begins or ends in a letter or digit of a script that is written with
 * spaces, a word must begin or end there in the text too: {@code pay} isn't in "display", nor {@code 0元购} in "10元购".
 *
 * @param shown as in the desk file @param plain as it is compared
 */
record Word(String shown, String plain) {
    static Word of(String text) {
        return new Word(text, PlainText.of(text));
    }

    /** Tells each place where it is in the text, in order. */
    void in(String text, IntConsumer found) {
        for (int at = plain.isEmpty() ? -1 : text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + 1)) {
            if (isBorder(text, at) && isBorder(text, at + plain.length())) {
                found.accept(at);
            }
        }
    }

    private static boolean isBorder(String text, int at) {
        return at == 0 || at == text.length() || !isSpaced(text.codePointBefore(at)) || !isSpaced(text.codePointAt(at));
    }

    private static boolean isSpaced(int character) {
        if (!Character.isLetterOrDigit(character)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(character);
        return script != UnicodeScript.HAN && script != UnicodeScript.HIRAGANA && script != UnicodeScript.KATAKANA;
    }
}
