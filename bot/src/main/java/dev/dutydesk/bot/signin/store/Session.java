package dev.dutydesk.bot.signin.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Someone is signed in somewhere: in a browser, or a program by a personal token.
 *
 * @param id names it among the account's own; opens nothing
 * @param used when it was last used, within a minute
 * @param name the browser's own of itself, or what the person called the token
 * @param epoch of the account when it was opened
 */
public record Session(String id, String account, Kind kind, Instant made, Instant used, String name, long epoch) {

    public enum Kind {
        BROWSER(Duration.ofDays(30), Duration.ofDays(90)),
        TOKEN(null, null);

        private final @Nullable Duration unused;
        private final @Nullable Duration longest;

        Kind(@Nullable Duration unused, @Nullable Duration longest) {
            this.unused = unused;
            this.longest = longest;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** Its last end in milliseconds of the epoch, as a score. */
        String lastEnd(Instant made) {
            return longest == null ? "+inf" : String.valueOf(made.plus(longest).toEpochMilli());
        }

        /** After how many milliseconds unused it ends; 0 where it doesn't. */
        long unusedMillis() {
            return unused == null ? 0 : unused.toMillis();
        }

        boolean isOver(Instant made, Instant used, Instant now) {
            return (unused != null && !now.isBefore(used.plus(unused)))
                    || (longest != null && !now.isBefore(made.plus(longest)));
        }
    }
}
