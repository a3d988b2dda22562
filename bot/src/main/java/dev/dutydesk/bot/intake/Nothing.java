package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.intake.Words.Found;

/**
 * Tells what says nothing that could be registered: "收到", "ok", "👍", "test". It is a list, and holds only where the whole
 * text is made of it: whatever else there is in a text may tell of a fault.
 */
final class Nothing {
    private static final Words WORDS = Words.of(ReadingLists.entries("nothing.txt"));

    private Nothing() {}

    /** @param plain as {@link PlainText} writes it */
    static boolean isAllOf(String plain) {
        int at = 0;
        for (Found word : WORDS.in(plain)) {
            // Of two that overlap the second may begin inside the first.
            if (saysMore(plain, at, Math.max(at, word.start()))) {
                return false;
            }
            at = word.end();
        }
        return !plain.isBlank() && !saysMore(plain, at, plain.length());
    }

    private static boolean saysMore(String plain, int from, int to) {
        return plain.substring(from, to).codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
