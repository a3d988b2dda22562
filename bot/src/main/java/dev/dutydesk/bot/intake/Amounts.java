package dev.dutydesk.bot.intake;

import dev.dutydesk.bot.intake.Words.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds amounts that lost a zero or a figure: two of which one is about ten, a hundred or a thousand times the other,
 * "2999 … 29.9", or begins like it, "1299 … 129".
 */
final class Amounts {
    private static final Pattern AMOUNT = Pattern.compile(
            "(?<![\\d.:%a-z-])(?<!\\d,)(?:\\d{1,3},\\d{3}|\\d{1,6})(?:\\.\\d{1,2})?(?!\\.?[\\d:%]|-\\d| ?(?:号|月|日|点|件|张|个|单|秒|分钟|小时|人|g))");
    /** As it is spoken: 两千块, 三百五十元. */
    private static final Pattern SPOKEN = Pattern.compile("(?<![一二两三四五六七八九十百千万])[一二两三四五六七八九十百千万]{2,8}(?=多?[块元])");

    private static final String FIGURES = "零一二三四五六七八九";

    /** Prices end in nines: 2999 isn't quite a hundred times 29.9. */
    private static final double ABOUT = 0.02;
    /** More amounts than that are a list. */
    private static final int MOST = 8;

    private Amounts() {}

    /** The later of each such pair. */
    static List<Found> thatLostAZero(String text) {
        List<MatchResult> amounts = Stream.of(AMOUNT, SPOKEN)
                .flatMap(p -> p.matcher(text).results().limit(MOST))
                .sorted(Comparator.comparingInt(MatchResult::start))
                .toList();
        List<Found> found = new ArrayList<>();
        for (int i = 1; i < amounts.size(); i++) {
            MatchResult later = amounts.get(i);
            if (amounts.subList(0, i).stream()
                    .anyMatch(earlier ->
                            isShifted(value(earlier), value(later)) || isCutOff(plain(earlier), plain(later)))) {
                found.add(new Found(later.start(), later.end(), later.group()));
            }
        }
        return found;
    }

    private static double value(MatchResult amount) {
        String plain = plain(amount);
        return Character.isIdeographic(plain.charAt(0)) ? spoken(plain) : Double.parseDouble(plain);
    }

    private static double spoken(String amount) {
        int sum = 0;
        int figure = 0;
        int unit = 10;
        for (char c : amount.toCharArray()) {
            int times = "十百千万".indexOf(c);
            if (times < 0) {
                figure = c == '两' ? 2 : FIGURES.indexOf(c);
            } else {
                unit = (int) Math.pow(10, times + 1);
                sum = unit == 10_000 ? (sum + figure) * unit : sum + Math.max(1, figure) * unit;
                figure = 0;
            }
        }
        return Math.max(1, sum + figure * (unit / 10));
    }

    /** Without the comma of thousands. */
    private static String plain(MatchResult amount) {
        return amount.group().replace(",", "");
    }

    private static boolean isCutOff(String one, String other) {
        String longer = one.length() > other.length() ? one : other;
        String shorter = longer.equals(one) ? other : one;
        return shorter.length() >= 3 && longer.length() == shorter.length() + 1 && longer.startsWith(shorter);
    }

    private static boolean isShifted(double one, double other) {
        double times = Math.max(one, other) / Math.min(one, other);
        return List.of(10, 100, 1000).stream().anyMatch(shift -> Math.abs(times / shift - 1) < ABOUT);
    }
}
