package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.patrol.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many samples were of which level. */
public record Results(long ok, long warn, long crit, long unknown) {
    public static final Results NONE = new Results(0, 0, 0, 0);

    Results and(Level level) {
        return switch (level) {
            case OK -> new Results(ok + 1, warn, crit, unknown);
            case WARN -> new Results(ok, warn + 1, crit, unknown);
            case CRIT -> new Results(ok, warn, crit + 1, unknown);
            case UNKNOWN -> new Results(ok, warn, crit, unknown + 1);
        };
    }

    Results and(Results more) {
        return new Results(ok + more.ok, warn + more.warn, crit + more.crit, unknown + more.unknown);
    }

    public long of(Level level) {
        return switch (level) {
            case OK -> ok;
            case WARN -> warn;
            case CRIT -> crit;
            case UNKNOWN -> unknown;
        };
    }

    /** Null where there was no sample. */
    public @Nullable Level worst() {
        return Stream.of(Level.values())
                .filter(level -> of(level) > 0)
                .reduce(Level::worst)
                .orElse(null);
    }
}
