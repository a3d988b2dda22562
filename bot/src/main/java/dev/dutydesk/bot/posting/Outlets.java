package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.state.store.Store;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** By which ways, and with which faces, posts go out. */
record Outlets(Adapters adapters, Faces faces, InstantSource clock, LongSupplier nanoTime) {
    Lines lines(Store store, Runnable ended) {
        return new Lines(store, adapters, faces, clock, nanoTime, ended);
    }
}
