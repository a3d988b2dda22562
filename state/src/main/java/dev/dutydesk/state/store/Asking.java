package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Redis for one commit until its outcome is known, or patience ends. */
final class Asking {
    private static final Logger log = LoggerFactory.getLogger(Asking.class);
    private static final Script COMMIT = Script.named("commit");
    private static final Duration KEPT = Duration.ofHours(25);
    private static final Duration PAUSE = Duration.ofMillis(50);
    /** What begins the note that an asking was called off, in the place of its answer. */
    static final String CALLED_OFF = "!";

    private static final String BROKE_OFF = "the commit broke off: ";

    private final Connections redis;
    private final Duration patience;

    Asking(Connections redis, Duration patience) {
        this.redis = redis;
        this.patience = patience;
    }

    /** @param isRepair whether it is written though the desk is broken */
    Outcome commit(String lane, Writes writes, String kept, String epoch, boolean isRepair) {
        String asking = UUID.randomUUID().toString();
        long began = System.nanoTime();
        Outcome.Unknown unknown = null;
        while (true) {
            byte[][] arguments = writes.arguments(
                    kept,
                    Long.toString(KEPT.toSeconds()),
                    epoch,
                    asking,
                    unknown == null ? "" : "1",
                    isRepair ? "1" : "");
            try {
                return outcome(run(redis.lane(lane), writes, arguments));
            } catch (RedisException e) {
                Outcome failed = Failures.of(e);
                if (failed instanceof Outcome.Unknown lost) {
                    unknown = lost;
                } else if (unknown == null) {
                    return failed;
                }
                // Else this try was refused, but an earlier one may yet be heard.
            }
            if (System.nanoTime() - began >= patience.toNanos() || !pause()) {
                return unknown;
            }
        }
    }

    private static Outcome outcome(List<Object> answer) {
        return switch (CommitCode.of(answer.getFirst())) {
            case DONE -> done(text(answer.get(1)), false);
            case REPEATED -> done(text(answer.get(1)), true);
            // An earlier try of this asking was refused, and why isn't known any more: deciding again will tell.
            case STALE, CALLED_OFF -> new Outcome.Stale();
            case CLAIMED -> new Outcome.Claimed(new TicketId(text(answer.get(1))));
            case FENCED -> new Outcome.NotSent("another process has the desk's lease");
            case BROKEN -> new Outcome.NotSent("the desk doesn't write until it is repaired: " + text(answer.get(1)));
            case BROKE_OFF -> {
                log.error("A commit broke off half-way; its desk doesn't write any more: {}", text(answer.get(1)));
                yield new Outcome.Unknown(BROKE_OFF + text(answer.get(1)));
            }
        };
    }

    /** @param kept the numbers drawn in one line, then the answer */
    static Outcome.Done done(String kept, boolean repeated) {
        int line = kept.indexOf('\n');
        List<Long> numbers = Arrays.stream(kept.substring(0, line).split(" "))
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .toList();
        return new Outcome.Done(kept.substring(line + 1), numbers, repeated);
    }

    /** @return false where the thread was interrupted */
    private static boolean pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
        return !Thread.currentThread().isInterrupted();
    }

    private static List<Object> run(StatefulRedisConnection<String, byte[]> lane, Writes writes, byte[][] arguments) {
        return COMMIT.run(lane, ScriptOutputType.MULTI, writes.keys(), arguments);
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
