package dev.dutydesk.bot.desk.shape;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** {@code "; did you mean 'intake'?"}, or nothing where no known word is near. */
    public static String hint(String given, Collection<String> known) {
        return to(given, known).map(k -> "; did you mean '" + k + "'?").orElse("");
    }

    /** The one of the known words that is so near that it must have been meant; empty where none is. */
    public static Optional<String> to(String given, Collection<String> known) {
        int reach = Math.max(1, Math.min(3, given.length() / 3));
        return known.stream()
                .filter(k -> Math.abs(k.length() - given.length()) <= reach && distance(given, k) <= reach)
                .min(Comparator.comparingInt(k -> distance(given, k)));
    }

    /** How many letters must be put in, taken out, changed or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
