package dev.dutydesk.state.ticket;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** How bad it is, worst first. The numbers that go with a grade stand in the desk file. */
public enum Grade {
    P1("P1"),
    P2("P2"),
    P3("P3"),
    ROUTINE("routine");

    private final String word;

    Grade(String word) {
        this.word = word;
    }

    /** The word used in desk files, in the interface and in records: {@code P1}, {@code P2}, {@code P3}, {@code routine}. */
    @JsonValue
    public String word() {
        return word;
    }

    /** The grade of that word. */
    public static Optional<Grade> named(String word) {
        return Stream.of(values()).filter(grade -> grade.word.equals(word)).findFirst();
    }

    /** Whether this is worse than the other. */
    public boolean isAbove(Grade other) {
        return compareTo(other) < 0;
    }

    /** The worse of the two. */
    public static Grade worst(Grade one, Grade other) {
        return one.isAbove(other) ? one : other;
    }
}
