package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.templates.model.PatrolModel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A check on one of its targets, with its past.
 *
 * @param target null where it needs none
 * @param since since when it stands as it does; null before it was settled for the first time
 * @param points the asked for days by half hours, the oldest first
 * @param days what its samples were, by day
 * @param up how often a probe found its target well, by day; empty for what is no probe
 * @param attempts that weren't OK, the latest first
 * @param signature the last one; null where there is none
 * @param rounds ids of the rounds that run it
 */
public record CloseUp(
        CheckPlan check,
        @Nullable PatrolTarget target,
        PatrolModel.Item now,
        @Nullable Instant since,
        List<Point> points,
        SortedMap<LocalDate, Results> days,
        SortedMap<LocalDate, Availability.Probes> up,
        List<Attempt> attempts,
        @Nullable Signature signature,
        List<String> rounds) {}
