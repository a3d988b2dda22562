package dev.dutydesk.bot.review;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
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

    /**
     * The numbers of a posted one, or the tickets behind one of them.
     *
     * @param review its id; null for the last one @param figure null to choose one @param page from 1
     */
    record Details(@Nullable String review, @Nullable String figure, int page) implements Request {}

    /** A posted one beside the one before. @param review its id; null for the last one @param page from 1 */
    record Compared(@Nullable String review, int page) implements Request {}

    /** A ticket for what keeps coming back. @param review its id; null for the last one @param number which one, from 1 */
    record Cause(@Nullable String review, int number) implements Request {}

    Pattern AGAIN = Pattern.compile("(?:again|repost|重发|再发)(?:\\s+|$)(?<kind>.*)", Pattern.CASE_INSENSITIVE);
    Pattern PART = Pattern.compile(
            "(?<what>details|明细|compare|对比|cause|根因)(?:[.\\s]+(?<review>(?:weekly|monthly)-\\d{4}-\\d{2}-\\d{2}))?(?:[.\\s]+(?<figure>[\\p{Alpha}][^\\s.]*))?(?:[.\\s]+(?<number>\\d{1,4}))?",
            Pattern.CASE_INSENSITIVE);
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
        var part = PART.matcher(text);
        if (part.matches()) {
            return part(part.group("what").toLowerCase(Locale.ROOT), part);
        }
        return DAYS.matcher(text).matches()
                ? Optional.of(new Between(text))
                : kind(text).map(Of::new);
    }

    /** Only what has tickets behind it is chosen. */
    private static Optional<Request> part(String what, Matcher part) {
        String review = part.group("review");
        String figure = part.group("figure");
        int number = part.group("number") == null ? 1 : Integer.parseInt(part.group("number"));
        return switch (what) {
            case "details", "明细" -> Optional.of(new Details(review, figure, number));
            case "compare", "对比" -> figure == null ? Optional.of(new Compared(review, number)) : Optional.empty();
            default -> figure == null ? Optional.of(new Cause(review, number)) : Optional.empty();
        };
    }

    private static Optional<Period.Kind> kind(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "weekly", "week", "周", "每周", "本周", "周报" -> Optional.of(Period.Kind.WEEKLY);
            case "monthly", "month", "月", "每月", "本月", "月报" -> Optional.of(Period.Kind.MONTHLY);
            default -> Optional.empty();
        };
    }
}
