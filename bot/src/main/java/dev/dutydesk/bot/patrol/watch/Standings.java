package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.Level;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How the checks stand that this process has run, for those who measure the bot. */
public final class Standings {
    private final Map<Check, Standing> checks = new ConcurrentHashMap<>();
    private volatile Consumer<Check> first = check -> {};

    /** @param target empty where it needs none */
    public record Check(String desk, String check, String target) {}

    /** @param level null while it isn't settled for the first time @param at when it was measured last */
    public record Standing(@Nullable Level level, Instant at) {}

    void taken(String desk, String check, String target, CheckState state) {
        if (state.last() != null) {
            Check of = new Check(desk, check, target);
            if (checks.put(of, new Standing(state.level(), state.last().at())) == null) {
                first.accept(of);
            }
        }
    }

    /** How that one stands; empty where this process hasn't run it. */
    public Optional<Standing> of(Check check) {
        return Optional.ofNullable(checks.get(check));
    }

    /** @param told each check once, after its first sample in this process */
    public void listen(Consumer<Check> told) {
        first = told;
    }
}
