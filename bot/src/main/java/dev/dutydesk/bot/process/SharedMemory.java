package dev.dutydesk.bot.process;

import dev.dutydesk.chat.AppMemory;
import dev.dutydesk.state.store.AppNotes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** What an app must know in every process, kept in the Redis that they share. */
record SharedMemory(String app, Supplier<AppNotes> notes, InstantSource clock) implements AppMemory {
    @Override
    public void keep(String key, String value, Instant until) {
        notes.get().keep(app, key, value, until, clock.instant());
    }

    @Override
    public Optional<String> keepFirst(String key, String value, Instant until) {
        return notes.get().keepFirst(app, key, value, until, clock.instant());
    }

    @Override
    public Optional<String> find(String key) {
        return notes.get().find(app, key, clock.instant());
    }

    @Override
    public Optional<String> take(String key) {
        return notes.get().take(app, key, clock.instant());
    }

    @Override
    public long add(String key, long more, Duration keep) {
        return notes.get().add(app, key, more, keep);
    }

    @Override
    public long sum(String key) {
        return notes.get().sum(app, key);
    }
}
