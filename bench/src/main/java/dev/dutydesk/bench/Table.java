package dev.dutydesk.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Figures as a Markdown table. */
final class Table {
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        this.head = List.of(head);
    }

    Table row(String... cells) {
        if (cells.length != head.size()) {
            throw new IllegalArgumentException("A row of this table has " + head.size() + " cells");
        }
        rows.add(List.of(cells));
        return this;
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        line(text, head);
        line(text, Collections.nCopies(head.size(), "---"));
        rows.forEach(row -> line(text, row));
        return text.toString();
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%,.2f" : value < 100 ? "%,.1f" : "%,.0f", value);
    }

    /** @param nanos a time */
    static String millis(double nanos) {
        return number(nanos / 1e6) + " ms";
    }

    private static void line(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
