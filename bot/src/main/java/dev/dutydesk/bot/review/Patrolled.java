package dev.dutydesk.bot.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a desk's patrol did and what its probes measured, in whole days of the desk. */
public record Patrolled(List<Run> rounds, List<Probed> probes) {
    static final Patrolled NONE = new Patrolled(List.of(), List.of());

    /** @param due how often it was due @param ran how often it ran to its end */
    public record Run(String round, long due, long ran) {}

    /**
     * @param core whether it stands for a core function
     * @param available whether it is looked at every minute or more often, so that availability can be told from it
     * @param target what it promises to be up, in ten-thousandths; null where nothing was promised
     * @param good, @param bad how often, @param unknown not measured, @param excluded in a maintenance window that says so
     * @param promoted of these those in promotions that promise more; null where there were none
     */
    public record Probed(
            String check,
            boolean core,
            boolean available,
            @Nullable Integer target,
            long good,
            long bad,
            long unknown,
            long excluded,
            @Nullable Promoted promoted) {}

    /** @param target what promotions promise it to be up, the strictest where they differ, in ten-thousandths */
    public record Promoted(int target, long good, long bad) {}
}
