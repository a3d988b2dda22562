package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.chat.Adapters;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** By which ways, and with which faces, posts go out, and who follows that. */
record Outlets(
        Adapters adapters,
        Faces faces,
        Announcers announcers,
        OnCall onCall,
        Undelivered undelivered,
        InstantSource clock,
        LongSupplier nanoTime,
        PostListener listener) {
    DirectChat direct() {
        return new DirectChat(adapters);
    }
}
