package dev.dutydesk.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Small things that a platform's app must know in every process of the bot, and after a restart. Safe for many threads. Each
 * method throws a {@link RuntimeException} where it can't be reached now; whether something was kept isn't known then.
 */
public interface AppMemory {
    /** Where they are, by the app. */
    @FunctionalInterface
    interface Source {
        /** @param app the platform and the platform's own id of the app: {@code dingtalk:ding7f…}; the same in each process */
        AppMemory of(String app);
    }

    /** Keeps it until then, in the place of what was there. */
    void keep(String key, String value, Instant until);

    /** Keeps it until then, unless something is kept there: of several at once one does. @return what was there before */
    Optional<String> keepFirst(String key, String value, Instant until);

    /** Empty where nothing was kept, or its time is over. */
    Optional<String> find(String key);

    /** As {@link #find}, and it is forgotten: of several who take at once one gets it. */
    Optional<String> take(String key);

    /** Adds to a count that is 0 at first. @param keep how long it is kept without being added to @return the sum */
    long add(String key, long more, Duration keep);

    /** What a count has come to; 0 where nothing was added. */
    long sum(String key);
}
