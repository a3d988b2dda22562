package dev.dutydesk.bot.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the numbered points of a text: {@code 1. … 2. …}, {@code 1、}, {@code 1）}, {@code ①}. */
public final class Numbering {
    private static final int FEWEST = 2;
    private static final int MOST = 9;
    private static final String CIRCLED = "①②③④⑤⑥⑦⑧⑨";
    /** A digit that is part of a figure or a version marks no point: {@code 1.4.2}, {@code 12、}. */
    private static final Pattern POINT =
            Pattern.compile("(?<![\\d.\\p{L}])([1-9])\\s*(?:[.．](?!\\d)|[、)）])\\s*|([" + CIRCLED + "])\\s*");

    private Numbering() {}

    /** The points, without their numbers, in order; empty where there are fewer than two, or they don't count from 1. */
    public static List<String> points(String text) {
        List<String> parts = parts(text);
        return parts.isEmpty() ? parts : parts.subList(1, parts.size());
    }

    /** What stands before the points, which may be nothing, and the points; empty where there are none. */
    static List<String> parts(String text) {
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        Matcher marks = POINT.matcher(text);
        while (marks.find()) {
            int number =
                    marks.group(1) != null ? Integer.parseInt(marks.group(1)) : CIRCLED.indexOf(marks.group(2)) + 1;
            if (number == starts.size() + 1) {
                starts.add(marks.start());
                ends.add(marks.end());
            }
        }
        List<String> points = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            int until = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
            points.add(text.substring(ends.get(i), until).strip().replaceAll("[；;，,]$", ""));
        }
        boolean all = points.size() >= FEWEST
                && points.size() <= MOST
                && points.stream().noneMatch(String::isBlank);
        if (!all) {
            return List.of();
        }
        points.addFirst(text.substring(0, starts.getFirst()).strip());
        return List.copyOf(points);
    }
}
