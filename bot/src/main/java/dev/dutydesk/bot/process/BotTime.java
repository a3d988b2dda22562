package dev.dutydesk.bot.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The one clock of the process: the machine's, moved by an offset that is zero but in trials. */
public final class BotTime implements InstantSource {
    private final InstantSource machine = InstantSource.system();
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return machine.instant().plus(offset.get());
    }

    /** Without what it was moved by. */
    Instant machine() {
        return machine.instant();
    }

    Duration offset() {
        return offset.get();
    }

    /** @return the whole offset after it */
    Duration move(Duration by) {
        return offset.updateAndGet(now -> now.plus(by));
    }
}
