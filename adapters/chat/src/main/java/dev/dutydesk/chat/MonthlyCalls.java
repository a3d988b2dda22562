package dev.dutydesk.chat;

import dev.dutydesk.chat.LimitsMonths.Month;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts an app's calls by the calendar month, for all processes of the bot together; what can't be written down now is with the
 * next call. It never keeps a call from being made. For many threads.
 */
public final class MonthlyCalls {
    /** Feishu, Lark and DingTalk don't say by which zone their months begin; they are run from there. */
    public static final ZoneId CHINA = ZoneOffset.ofHours(8);

    private static final Logger log = LoggerFactory.getLogger(MonthlyCalls.class);

    /** So long a finished month's count is kept. */
    private static final Duration KEPT = Duration.ofDays(62);

    /** After it the platform is asked again: somebody may have bought more. */
    private static final Duration BELIEVED = Duration.ofHours(1);

    private final String what;
    private final long most;
    private final ZoneId zone;
    private final AppMemory memory;
    private final InstantSource clock;
    private YearMonth month;
    private long unwritten;
    private long known;
    private Instant refusedUntil = Instant.MIN;

    /**
     * @param most how many the app may make in a month; 0 where nothing limits them: they are counted all the same
     * @param zone in which the platform's months begin
     */
    public MonthlyCalls(long most, ZoneId zone, AppMemory memory, InstantSource clock) {
        this("calls", most, zone, memory, clock);
    }

    /** Of a platform that counts several things apart. @param what is counted, in a word */
    public MonthlyCalls(String what, long most, ZoneId zone, AppMemory memory, InstantSource clock) {
        this.what = what;
        this.most = most;
        this.zone = zone;
        this.memory = memory;
        this.clock = clock;
        month = YearMonth.from(clock.instant().atZone(zone));
    }

    /** One was made, and the platform counts it. */
    public synchronized void made() {
        turnTheMonth();
        unwritten++;
        try {
            known = memory.add(key(), unwritten, KEPT);
            unwritten = 0;
        } catch (RuntimeException e) {
            log.debug("{} calls wait to be counted: {}", unwritten, e.getMessage());
        }
    }

    /** The platform says that it takes no more in this month. */
    public synchronized void refused() {
        turnTheMonth();
        Instant again = clock.instant().plus(BELIEVED);
        Instant end = next();
        refusedUntil = again.isBefore(end) ? again : end;
    }

    /** The platform took one: it was not the last. */
    public synchronized void taken() {
        refusedUntil = Instant.MIN;
    }

    /** How the month stands; as last known where that can't be asked now. */
    public synchronized Month month() {
        turnTheMonth();
        try {
            known = memory.sum(key());
        } catch (RuntimeException e) {
            log.debug("How many calls were made can't be asked now: {}", e.getMessage());
        }
        Instant now = clock.instant();
        return new Month(month, known + unwritten, most, now.isBefore(refusedUntil), Duration.between(now, next()));
    }

    private void turnTheMonth() {
        YearMonth now = YearMonth.from(clock.instant().atZone(zone));
        if (!now.equals(month)) {
            month = now;
            unwritten = 0;
            known = 0;
            refusedUntil = Instant.MIN;
        }
    }

    private Instant next() {
        return month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant();
    }

    private String key() {
        return what + ":" + month;
    }
}
