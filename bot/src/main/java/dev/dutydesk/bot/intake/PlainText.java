package dev.dutydesk.bot.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as rules compare it: full-width forms made plain (NFKC), lower case, straight quotes, no invisible characters, white
 * space folded, and none between Chinese characters, which people type where a line breaks. Traditional characters stay
 * as they are.
 */
final class PlainText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SPACE_IN_CHINESE = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");

    private PlainText() {}

    static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u2018', '\'');
        plain = INVISIBLE.matcher(plain).replaceAll("");
        plain = SPACE.matcher(plain).replaceAll(" ").strip();
        return SPACE_IN_CHINESE.matcher(plain).replaceAll("");
    }
}
