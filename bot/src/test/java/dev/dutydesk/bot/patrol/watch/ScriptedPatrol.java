package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Measures;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.Sample;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outside world as a test wants it: what each check would see. All is well that isn't said. */
@Configuration(proxyBeanMethods = false)
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

    @Bean
    Patrols patrols() {
        return desk -> Optional.ofNullable(WORLD.patrol);
    }

    @Bean
    Measures measures(InstantSource clock) {
        return (Desk desk, CheckPlan check, PatrolTarget target) -> {
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
