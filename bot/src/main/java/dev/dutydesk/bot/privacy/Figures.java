package dev.dutydesk.bot.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Amounts and versions: digits with points, by what stands around them. */
final class Figures {
    private static final List<String> YUAN_BEFORE = List.of("¥", "￥", "rmb", "cny");
    private static final List<String> DOLLAR_BEFORE = List.of("us$", "$", "＄", "usd");
    private static final List<String> YUAN_AFTER = List.of("元", "块", "圆", "yuan", "rmb", "cny");
    private static final List<String> DOLLAR_AFTER = List.of("美元", "美金", "usd", "dollars", "dollar");
    private static final List<String> VERSION_BEFORE = List.of("版本号", "版本", "version", "ver", "v");
    private static final List<String> TENTHS = List.of("万", "k");
    private static final int MOST_PARTS = 4;
    private static final int LONGEST = 20;

    private Figures() {}

    /** @param text digits with points between them, plain @param parts how many the points make of it */
    private record Figure(int start, int end, String text, int parts) {}

    static List<String> amounts(String text) {
        return figures(text).stream()
                .filter(figure -> figure.parts() <= 2 && figure.text().length() <= LONGEST)
                .flatMap(figure -> amount(text, figure).stream())
                .toList();
    }

    private static Optional<String> amount(String text, Figure figure) {
        String number = figure.text();
        int end = figure.end();
        int after = skipped(text, end);
        String tenths = starting(text, after, TENTHS).orElse("");
        if (!tenths.isEmpty()) {
            number += tenths;
            after = skipped(text, after + tenths.length());
        }
        if (endsWith(text, figure.start(), DOLLAR_BEFORE)
                || starting(text, after, DOLLAR_AFTER).isPresent()) {
            return Optional.of("$" + number);
        }
        Optional<String> yuan = starting(text, after, YUAN_AFTER);
        // "0 元购" is a fault's name, not a price.
        boolean named =
                yuan.isPresent() && text.startsWith("购", after + yuan.get().length());
        return endsWith(text, figure.start(), YUAN_BEFORE) || yuan.isPresent() && !named
                ? Optional.of("¥" + number)
                : Optional.empty();
    }

    static List<String> versions(String text) {
        return figures(text).stream()
                .filter(figure -> figure.parts() >= 2 && figure.parts() <= MOST_PARTS)
                .filter(figure -> figure.text().length() <= LONGEST)
                .filter(figure -> endsWith(text, figure.start(), VERSION_BEFORE) || isVersion(figure.text()))
                .map(Figure::text)
                .toList();
    }

    /** Three parts, and no date. */
    private static boolean isVersion(String text) {
        String[] parts = text.split("\\.", -1);
        return parts.length == 3 && parts[0].length() <= 3 && parts[1].length() <= 4;
    }

    private static List<Figure> figures(String text) {
        List<Figure> found = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (!Digits.is(text.charAt(i))) {
                i++;
                continue;
            }
            int start = i;
            int parts = 1;
            StringBuilder plain = new StringBuilder();
            for (; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean more = i + 1 < text.length() && Digits.is(text.charAt(i + 1));
                if (Digits.is(c)) {
                    plain.append(Character.digit(c, 10));
                } else if ((c == '.' || c == '．') && more) {
                    plain.append('.');
                    parts++;
                } else if (!(c == ',' && more && isThousand(text, i + 1))) {
                    break;
                }
            }
            // What is left of a masked number is none.
            String before = text.substring(Math.max(0, start - 2), start);
            boolean masked = before.endsWith("*") || before.equals("* ") || text.startsWith("*", i);
            if (!masked) {
                found.add(new Figure(start, i, plain.toString(), parts));
            }
        }
        return found;
    }

    /** Exactly three digits: "1,999". */
    private static boolean isThousand(String text, int from) {
        int i = from;
        while (i < text.length() && i - from <= 3 && Digits.is(text.charAt(i))) {
            i++;
        }
        return i - from == 3;
    }

    private static int skipped(String text, int from) {
        int i = from;
        while (i < text.length() && i - from < 2 && (text.charAt(i) == ' ' || text.charAt(i) == '\u00A0')) {
            i++;
        }
        return i;
    }

    private static Optional<String> starting(String text, int at, List<String> words) {
        return words.stream()
                .filter(word -> text.regionMatches(true, at, word, 0, word.length()))
                .filter(word -> !isLetter(text, at + word.length() - 1) || !isLetter(text, at + word.length()))
                .findFirst();
    }

    /** A word right before, or with a few signs between: "版本：v1.4.2". */
    private static boolean endsWith(String text, int at, List<String> words) {
        int end = at;
        while (end > 0 && at - end < 2 && " :：".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String before = text.substring(Math.max(0, end - 10), end).toLowerCase(Locale.ROOT);
        int from = end;
        return words.stream()
                .filter(before::endsWith)
                .anyMatch(word -> !isLetter(text, from - word.length()) || !isLetter(text, from - word.length() - 1));
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) < 128 && Character.isLetter(text.charAt(at));
    }
}
