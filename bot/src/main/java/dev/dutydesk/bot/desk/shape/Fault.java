package dev.dutydesk.bot.desk.shape;

import java.util.Comparator;

/**
 * Something wrong in a file, in plain words.
 *
 * @param file its name below the desks folder
 * @param what the reason and what it takes; never holds a secret's value
 */
public record Fault(String file, Mark at, String what) implements Comparable<Fault> {
    private static final Comparator<Fault> ORDER = Comparator.comparing(Fault::file)
            .thenComparing(f -> f.at().line())
            .thenComparing(f -> f.at().column())
            .thenComparing(Fault::what);

    @Override
    public int compareTo(Fault other) {
        return ORDER.compare(this, other);
    }

    /** {@code shop.yml:12:5: what}, the form editors and terminals make a link of. */
    @Override
    public String toString() {
        return file + ":" + at.line() + ":" + at.column() + ": " + what;
    }
}
