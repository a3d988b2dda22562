package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.templates.model.PatrolModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How a desk's patrol stands, with its past by days.
 *
 * @param blind whether it can't see anything just now
 * @param checks what isn't well first
 */
public record Survey(boolean blind, List<OfRound> rounds, List<OfCheck> checks) {

    /**
     * A round.
     *
     * @param due when it was due last; null before the first time
     * @param ended when that one had run to its end; null while it hasn't
     * @param total of its checks, @param bad, @param unknown how many of them were such then
     * @param next null where it never is again
     * @param days how often it was due and ran, by day
     */
    public record OfRound(
            Round round,
            @Nullable Instant due,
            @Nullable Instant ended,
            int total,
            int bad,
            int unknown,
            @Nullable Instant next,
            SortedMap<LocalDate, Availability.Rounds> days) {}

    /** A check on one of its targets. @param check its id @param days what its samples were, by day */
    public record OfCheck(String check, String type, PatrolModel.Item now, SortedMap<LocalDate, Results> days) {}
}
