package dev.dutydesk.bot.command;

/** Full-width letters, digits and signs as plain ones, character for character: places in it are places in the text. */
final class HalfWidth {
    private HalfWidth() {}

    static String of(String text) {
        StringBuilder half = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            half.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c == '\u3000' ? ' ' : c);
        }
        return half.toString();
    }
}
