package dev.dutydesk.bot.patrol;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that one desk has checked: its patrol files, read and found sound.
 *
 * @param zone of its rounds' times
 * @param targets by id
 * @param canary the check that says whether the patrol itself sees anything; null for none
 * @param groupWait how long findings of one system wait for each other
 */
public record Patrol(
        ZoneId zone,
        Map<String, PatrolTarget> targets,
        List<Round> rounds,
        List<CheckPlan> checks,
        @Nullable String canary,
        List<Window> windows,
        Duration groupWait) {

    /** When work is done on targets. @param targets their ids; empty = all @param excluded whether its minutes are left out of availability */
    public record Window(Instant from, Instant to, List<String> targets, boolean excluded) {}

    public Optional<CheckPlan> check(String id) {
        return checks.stream().filter(check -> check.id().equals(id)).findFirst();
    }
}
