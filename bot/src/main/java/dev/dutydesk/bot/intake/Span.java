package dev.dutydesk.bot.intake;

/** A few words of a text. */
final class Span {
    /** Longer ones point at nothing; a Chinese character counts as three Latin letters. */
    private static final int WIDEST = 30;

    private static final int NUMBER = 5;
    /** What is barely warmer than nothing isn't worth its room. */
    private static final double COOL = 0.5;

    private Span() {}

    /** The words in a row that are hottest together, in which each must be warmer than the text is on the whole. */
    static String hottest(String text, double[] heat) {
        double warm = 0;
        for (double each : heat) {
            warm += Math.max(0, each);
        }
        double cool = COOL * warm / Math.max(1, text.length());
        double best = 0;
        int from = 0;
        int to = 0;
        for (int start = 0; start < text.length(); start++) {
            if (!begins(text, start) || heat[start] <= cool) {
                continue;
            }
            double sum = 0;
            int room = WIDEST;
            for (int at = start; at < text.length() && room > 0 && !isPrivate(text, at); at++) {
                room -= Character.isIdeographic(text.charAt(at)) ? 3 : 1;
                sum += heat[at] - cool;
                if (sum > best && begins(text, at + 1)) {
                    best = sum;
                    from = start;
                    to = at + 1;
                }
            }
        }
        while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1)) && text.charAt(to - 1) != '%') {
            to--;
        }
        return text.substring(from, to);
    }

    /** Long numbers and addresses are somebody's: they aren't repeated where anybody reads them. */
    private static boolean isPrivate(String text, int at) {
        return text.charAt(at) == '@'
                || at + NUMBER <= text.length()
                        && text.substring(at, at + NUMBER).chars().allMatch(Character::isDigit);
    }

    private static boolean begins(String text, int at) {
        return at == 0 || at == text.length() || !isOfWords(text.charAt(at - 1)) || !isOfWords(text.charAt(at));
    }

    private static boolean isOfWords(char letter) {
        return letter < 0x80 && Character.isLetterOrDigit(letter) || letter == '\'';
    }
}
