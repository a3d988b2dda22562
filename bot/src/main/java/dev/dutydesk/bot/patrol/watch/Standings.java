package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.Level;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How the checks stand that this process has run, for those who measure the bot. */
public final class Standings {
    private final Map<Check, Standing> checks = new ConcurrentHashMap<>();

    /** @param target empty where it needs none */
    public record Check(String desk, String check, String target) {}

    /** @param level null while it isn't settled for the first time @param at when it was measured last */
    public record Standing(@Nullable Level level, Instant at) {}

    void taken(String desk, String check, String target, CheckState state) {
        if (state.last() != null) {
            checks.put(new Check(desk, check, target), new Standing(state.level(), state.last().at()));
        }
    }

    public Map<Check, Standing> all() {
        return Map.copyOf(checks);
    }
}
