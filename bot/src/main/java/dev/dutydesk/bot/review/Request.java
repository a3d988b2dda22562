package dev.dutydesk.bot.review;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What somebody wants of the reviews, as typed: nothing, {@code weekly}, {@code 重发 monthly}, {@code 2026-11-01..2026-11-15}. */
public sealed interface Request {
    /** The last one that was posted. */
    record Last() implements Request {}

    /** Of that kind: the running period for a lead, the last one posted for everybody else. */
    record Of(Period.Kind kind) implements Request {}

    /** The last one posted once more. @param kind null for any */
    record Again(Period.@Nullable Kind kind) implements Request {}

    /** Any days. @param time as typed */
    record Between(String time) implements Request {}

    Pattern AGAIN = Pattern.compile("(?:again|repost|重发|再发)(?:\\s+|$)(?<kind>.*)", Pattern.CASE_INSENSITIVE);
    Pattern DAYS = Pattern.compile("\\d.*\\d.*");

    /** Empty where it is none of these. */
    static Optional<Request> read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.of(new Last());
        }
        var again = AGAIN.matcher(text);
        if (again.matches()) {
            String kind = again.group("kind").strip();
            return kind.isEmpty() ? Optional.of(new Again(null)) : kind(kind).map(Again::new);
        }
        return DAYS.matcher(text).matches()
                ? Optional.of(new Between(text))
                : kind(text).map(Of::new);
    }

    private static Optional<Period.Kind> kind(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "weekly", "week", "周", "每周", "本周", "周报" -> Optional.of(Period.Kind.WEEKLY);
            case "monthly", "month", "月", "每月", "本月", "月报" -> Optional.of(Period.Kind.MONTHLY);
            default -> Optional.empty();
        };
    }
}
