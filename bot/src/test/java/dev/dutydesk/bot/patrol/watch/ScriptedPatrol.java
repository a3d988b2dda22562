package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Measures;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The outside world as a test wants it: what each check would see. All is well that isn't said. No bot takes it that isn't told. */
public class ScriptedPatrol {
    static final World WORLD = new World();

    /** What is seen, by the check's id, with the target where it has one of several. */
    static final class World {
        private final Map<String, Seen> seen = new ConcurrentHashMap<>();
        private final Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
        volatile @Nullable Patrol patrol;

        private record Seen(Level level, String message) {}

        void is(String check, Level level, String message) {
            seen.put(check, new Seen(level, message));
        }

        void isWell(String check) {
            seen.remove(check);
        }

        int looks(String check) {
            return looks.computeIfAbsent(check, id -> new AtomicInteger()).get();
        }

        void reset() {
            seen.clear();
            looks.clear();
        }
    }

    /** A check that runs by itself. Three bad samples half a minute apart make it bad, two good ones well. */
    static CheckPlan probe(
            String id, String target, Duration every, Map<Level, Grade> grade, String group, String... depends) {
        return check(id, target, every, grade, group, null, List.of(depends), null);
    }

    /** A check that belongs to rounds. */
    static CheckPlan ofRound(String id, String target, Map<Level, Grade> grade, @Nullable String module) {
        return check(id, target, null, grade, "ops", module, List.of(), null);
    }

    /** An item that a person signs within four hours. */
    static CheckPlan manual(String id, String ask) {
        return check(id, "", null, Map.of(Level.CRIT, Grade.P3), "ops", null, List.of(), ask);
    }

    /** A job that reports every two hours, or twenty minutes later. */
    static CheckPlan heartbeat(String id, Grade grade) {
        CheckPlan plan = check(id, "", null, Map.of(Level.CRIT, grade), "ops", null, List.of(), null);
        return new CheckPlan(
                id,
                "heartbeat",
                List.of(),
                null,
                Duration.ofHours(2),
                Duration.ofMinutes(20),
                plan.confirm(),
                false,
                false,
                List.of(),
                plan.ticket(),
                null,
                null,
                null,
                plan.timeout(),
                plan.warn(),
                plan.crit(),
                plan.recover(),
                null,
                plan.work());
    }

    private static CheckPlan check(
            String id,
            String target,
            @Nullable Duration every,
            Map<Level, Grade> grade,
            String group,
            @Nullable String module,
            List<String> depends,
            @Nullable String ask) {
        return new CheckPlan(
                id,
                ask == null ? "http" : "manual",
                target.isEmpty() ? List.of() : List.of(target),
                every,
                null,
                Duration.ZERO,
                new CheckPlan.Confirm(3, Duration.ofSeconds(30), 2),
                false,
                false,
                depends,
                grade.isEmpty() ? null : new CheckPlan.PatrolTicket(grade, group, module),
                null,
                ask,
                null,
                Duration.ofSeconds(10),
                List.of(),
                List.of(),
                List.of(),
                null,
                new Work.Told());
    }

    /** The same check, which had another name. */
    static CheckPlan was(CheckPlan check, String former) {
        return new CheckPlan(
                check.id(),
                check.type(),
                check.targets(),
                check.every(),
                check.expectEvery(),
                check.grace(),
                check.confirm(),
                check.isVolatile(),
                check.core(),
                check.depends(),
                check.ticket(),
                former.isEmpty() ? null : former,
                check.ask(),
                check.due(),
                check.timeout(),
                check.warn(),
                check.crit(),
                check.recover(),
                check.availability(),
                check.work());
    }

    /** The same check, confirmed in that way. */
    static CheckPlan confirmed(CheckPlan check, CheckPlan.Confirm confirm) {
        return measured(check, confirm, List.of());
    }

    /** The same check, which is well again only where that holds too. */
    static CheckPlan recovering(CheckPlan check, String statement) {
        return measured(check, check.confirm(), List.of(statement));
    }

    private static CheckPlan measured(CheckPlan check, CheckPlan.Confirm confirm, List<String> recover) {
        return new CheckPlan(
                check.id(),
                check.type(),
                check.targets(),
                check.every(),
                check.expectEvery(),
                check.grace(),
                confirm,
                check.isVolatile(),
                check.core(),
                check.depends(),
                check.ticket(),
                check.was(),
                check.ask(),
                check.due(),
                check.timeout(),
                check.warn(),
                check.crit(),
                recover,
                check.availability(),
                check.work());
    }

    /** Each target is a system of its own. */
    static Patrol patrol(List<String> targets, List<Round> rounds, List<CheckPlan> checks, @Nullable String canary) {
        return new Patrol(
                ZoneId.of("Asia/Shanghai"),
                targets.stream().collect(Collectors.toMap(id -> id, id -> new PatrolTarget(id, id))),
                rounds,
                checks,
                canary,
                List.of(),
                Duration.ofSeconds(60));
    }

    @Bean
    @Primary
    Patrols scriptedPatrols() {
        return desk -> Optional.ofNullable(WORLD.patrol);
    }

    @Bean
    @Primary
    Measures scriptedMeasures(InstantSource clock) {
        return (Desk desk, CheckPlan check, @Nullable PatrolTarget target) -> {
            WORLD.looks.computeIfAbsent(check.id(), id -> new AtomicInteger()).incrementAndGet();
            World.Seen now = WORLD.seen.getOrDefault(check.id(), new World.Seen(Level.OK, "正常"));
            return new Sample(
                    check.id(),
                    target == null ? "" : target.id(),
                    clock.instant(),
                    Duration.ofMillis(20),
                    now.level(),
                    Map.of(),
                    now.message(),
                    List.of());
        };
    }
}
