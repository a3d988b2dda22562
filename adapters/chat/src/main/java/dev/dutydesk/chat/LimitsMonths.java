package dev.dutydesk.chat;

import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;

/**
 * The platform takes only so many calls of an app in a calendar month, of all its channels together; what is sent, edited, looked
 * up and fetched counts alike. The bot keeps the last of them for what is worst.
 */
public interface LimitsMonths extends ChatAdapter {
    /** How the month stands, for all processes of the bot together. */
    Month month();

    /**
     * How the month stands of what the platform passes on to the bot, where it counts that apart; empty where it
     * doesn't. Once that is used up the bot is deaf.
     */
    default Optional<Month> heard() {
        return Optional.empty();
    }

    /**
     * @param month in the zone that the platform counts by
     * @param used how many calls were made in it
     * @param most how many it may be; 0 where nothing limits them
     * @param refused whether the platform said lately that it takes no more of them
     * @param left until the next month begins
     */
    record Month(YearMonth month, long used, long most, boolean refused, Duration left) {
        /** One in so many is kept for P1 and P2. */
        private static final long SHARE = 10;

        /** How many are kept for P1 and P2; 0 where nothing limits them. */
        public long reserve() {
            return most == 0 ? 0 : Math.max(1, most / SHARE);
        }

        /** Whether only what is P1 or P2 is to be sent, until the next month begins. */
        public boolean isForTheWorst() {
            return refused || most > 0 && used >= most - reserve();
        }
    }
}
