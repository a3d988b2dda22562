package dev.dutydesk.bot.privacy;

import dev.dutydesk.bot.privacy.Digits.Row;
import dev.dutydesk.bot.privacy.OrderNumbers.Numbered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes what people wrote fit to be read by all: of mobile numbers, identity numbers and bank cards it leaves enough to be
 * recognised: {@code 138****5678}, {@code 110101********1234}, {@code 6222 **** **** 1234}. A number that is called an
 * order's stays as it is. In time linear in the text's length; masked text comes out as it was.
 */
public final class Masking {
    private Masking() {}

    /** The text without what is masked; the same text where nothing is. */
    public static String of(String text) {
        List<Row> rows = Digits.in(text);
        List<Numbered> orders = rows.isEmpty() ? List.of() : OrderNumbers.in(text);
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        int order = 0;
        for (int i = 0; i < rows.size(); ) {
            Row first = rows.get(i);
            while (order < orders.size() && orders.get(order).end() <= first.start()) {
                order++;
            }
            boolean named = order < orders.size() && orders.get(order).covers(first.start());
            Found found = at(rows, i).orElse(null);
            if (found == null) {
                i++;
                continue;
            }
            if (!named) {
                masked.append(text, copied, first.start()).append(found.secret().masked(found.number()));
                copied = rows.get(found.last()).end();
            }
            i = found.last() + 1;
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    /** @param last the last of its rows */
    private record Found(Secret secret, String number, int last) {}

    /** The longest number that begins with that row. */
    private static Optional<Found> at(List<Row> rows, int first) {
        Found longest = null;
        StringBuilder number = new StringBuilder();
        List<Integer> groups = new ArrayList<>();
        for (int i = first; i < rows.size() && (i == first || goesOn(rows, first, i)); i++) {
            number.append(rows.get(i).digits());
            groups.add(rows.get(i).length());
            if (number.length() > Secret.LONGEST) {
                break;
            }
            int last = i;
            longest = Secret.of(number.toString(), groups)
                    .map(secret -> new Found(secret, number.toString(), last))
                    .orElse(longest);
        }
        return Optional.ofNullable(longest);
    }

    /** What begins with less than three digits, or has one alone in its middle, is nothing that is masked. */
    private static boolean goesOn(List<Row> rows, int first, int row) {
        int least = row - 1 == first ? 3 : 2;
        return rows.get(row).joined() && rows.get(row - 1).length() >= least;
    }
}
