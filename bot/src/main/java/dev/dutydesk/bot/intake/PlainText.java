package dev.dutydesk.bot.intake;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as rules compare it: full-width forms made plain (NFKC), lower case, simplified characters, straight quotes, no
 * invisible characters, usual slips as rules write it, white space folded, and none beside Chinese characters: some people
 * leave one where a line breaks, some around every English word.
 */
final class PlainText {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\s]]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SPACE_IN_CHINESE =
            Pattern.compile("(?<=\\p{IsHan}) (?=[\\p{IsHan}a-z0-9])|(?<=[a-z0-9]) (?=\\p{IsHan})");

    private PlainText() {}

    static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace('\u02bc', '\'')
                .replace('\u201c', '"')
                .replace('\u201d', '"');
        plain = INVISIBLE.matcher(Simplified.of(plain)).replaceAll("");
        plain = Alike.of(SPACE.matcher(plain).replaceAll(" ").strip());
        return SPACE_IN_CHINESE.matcher(plain).replaceAll("");
    }
}
