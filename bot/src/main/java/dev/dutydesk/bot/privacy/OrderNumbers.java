package dev.dutydesk.bot.privacy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Numbers that a word before them calls an order, a parcel or a payment: they are about things, not about people. */
final class OrderNumbers {
    private static final List<String> LABELS = longestFirst(
            "订单",
            "單號",
            "訂單",
            "单号",
            "运单",
            "物流单",
            "快递单",
            "流水",
            "交易号",
            "交易单",
            "退款单",
            "售后单",
            "order",
            "waybill",
            "tracking",
            "transaction",
            "txn",
            "serial");

    /** What may stand between the word and the number. */
    private static final List<String> MORE =
            longestFirst("号码", "编号", "单号", "号", "號", "是", "为", "number", "num", "no", "id");

    private static final String BETWEEN = " \t\u00A0\u3000:：=＝#＃_/.\"'“”‘’「」『』()（）[]【】";
    private static final String AND = " 、,，;；/和与及";
    private static final int LONGEST_GAP = 24;
    private static final int WIDEST_LIST_GAP = 4;
    private static final int LONGEST_NUMBER = 40;
    /** Fewer digits are a count rather than a name. */
    private static final int FEWEST = 5;

    private static final String COUNTED = "元块年月日个单笔条张件次秒分时万%";

    private OrderNumbers() {}

    /** @param text as typed, full-width signs made plain */
    record Numbered(int start, int end, String text) {
        boolean covers(int at) {
            return at >= start && at < end;
        }
    }

    /** In order; also those too short to be one, which {@link #isWhole} tells. */
    static List<Numbered> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        // Where lower case has another length, places would not be the same.
        String plain = lower.length() == text.length() ? lower : text;
        List<Numbered> found = new ArrayList<>();
        int i = 0;
        while (i < plain.length()) {
            String label = startingAt(plain, i, LABELS);
            if (label == null || !isWord(text, i)) {
                i++;
                continue;
            }
            i += label.length();
            Numbered number = token(text, afterMore(plain, i));
            while (number != null) {
                found.add(number);
                i = number.end();
                number = another(text, number);
            }
        }
        return found;
    }

    static boolean isWhole(String text, Numbered number) {
        int after = number.end();
        while (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        boolean counted = after < text.length() && COUNTED.indexOf(text.charAt(after)) >= 0;
        return !counted && number.text().chars().filter(Character::isDigit).count() >= FEWEST;
    }

    /** Not the end of another English word: "border", but "payOrder". */
    private static boolean isWord(String text, int at) {
        char c = text.charAt(at);
        return at == 0
                || c >= 128
                || !Character.isLetter(text.charAt(at - 1))
                || text.charAt(at - 1) >= 128
                || Character.isUpperCase(c) && Character.isLowerCase(text.charAt(at - 1));
    }

    private static int afterMore(String plain, int from) {
        int at = between(plain, from, from);
        for (String more = more(plain, at); more != null && at - from < LONGEST_GAP; more = more(plain, at)) {
            at = between(plain, at + more.length(), from);
        }
        return at;
    }

    /** An English one is a whole word: not the beginning of "NOVA123". */
    private static @Nullable String more(String plain, int at) {
        String word = startingAt(plain, at, MORE);
        int end = word == null ? at : at + word.length();
        boolean goesOn = end > at
                && end < plain.length()
                && plain.charAt(end - 1) < 128
                && plain.charAt(end) < 128
                && Character.isLetter(plain.charAt(end));
        return goesOn ? null : word;
    }

    private static int between(String plain, int at, int from) {
        int i = at;
        while (i < plain.length() && i - from < LONGEST_GAP && BETWEEN.indexOf(plain.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }

    /** Letters, digits and dashes with a digit among them. */
    private static @Nullable Numbered token(String text, int start) {
        int end = start;
        while (end < text.length() && end - start < LONGEST_NUMBER && isOfNumber(text, start, end)) {
            end++;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            plain.append(Digits.is(c) ? Character.forDigit(Character.digit(c, 10), 10) : c);
        }
        return plain.chars().anyMatch(c -> c >= '0' && c <= '9') ? new Numbered(start, end, plain.toString()) : null;
    }

    private static boolean isOfNumber(String text, int start, int at) {
        char c = text.charAt(at);
        boolean dash = c == '-' && at > start && at + 1 < text.length() && isSign(text.charAt(at + 1));
        return dash || isSign(c);
    }

    private static boolean isSign(char c) {
        return Digits.is(c) || c < 128 && Character.isLetter(c);
    }

    /** The next one of a list: as long, and not as long as what people are called by. */
    private static @Nullable Numbered another(String text, Numbered last) {
        int at = last.end();
        while (at < text.length() && at - last.end() < WIDEST_LIST_GAP && AND.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        Numbered next = at == last.end() ? null : token(text, at);
        int length = last.text().length();
        return next != null && next.text().length() == length && length != 11 && length != 18 ? next : null;
    }

    private static @Nullable String startingAt(String plain, int at, List<String> words) {
        for (String word : words) {
            if (plain.startsWith(word, at)) {
                return word;
            }
        }
        return null;
    }

    private static List<String> longestFirst(String... words) {
        return Stream.of(words)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }
}
