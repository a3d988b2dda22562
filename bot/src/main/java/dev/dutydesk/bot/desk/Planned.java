package dev.dutydesk.bot.desk;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The work of a desk's own plan, by what its tickets have as their source. */
public final class Planned {
    private static final String PROMOTION = "promotion:";
    private static final String ACTION = "action:";

    private Planned() {}

    public static String source(Recurring recurring) {
        return recurring.id();
    }

    /** Of what is prepared for it. */
    public static String source(Promotion promotion) {
        return PROMOTION + promotion.from();
    }

    /** Of an action that a lead wants done. @param until the end of the day it is due */
    public static String action(Instant until) {
        return ACTION + until;
    }

    /** The end of the day the action is due; empty for what is no action. */
    public static Optional<Instant> action(@Nullable String source) {
        return source == null || !source.startsWith(ACTION)
                ? Optional.empty()
                : Optional.of(Instant.parse(source.substring(ACTION.length())));
    }

    /** Empty where the desk's file has it no more. */
    public static Optional<Recurring> recurring(Desk desk, @Nullable String source) {
        return desk.recurring().stream()
                .filter(recurring -> source(recurring).equals(source))
                .findFirst();
    }

    /** As the file has it. Empty where it has it no more. */
    public static Optional<Promotion> promotion(Desk desk, @Nullable String source) {
        return desk.promotions().stream()
                .filter(promotion -> source(promotion).equals(source))
                .findFirst();
    }
}
