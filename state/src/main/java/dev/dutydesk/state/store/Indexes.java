package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** In which sorted sets a ticket is found. */
final class Indexes {
    private Indexes() {}

    /** Of each set the ticket's score in it; none for a ticket that isn't there. */
    static Map<String, Long> of(Keys keys, @Nullable Ticket ticket) {
        Map<String, Long> scores = new LinkedHashMap<>();
        if (ticket == null) {
            return scores;
        }
        long at = ticket.report().at().toEpochMilli();
        scores.put(keys.byReporter(ticket.report().reporter()), at);
        if (ticket.report().fingerprint() != null) {
            scores.put(keys.byFingerprint(ticket.report().fingerprint()), at);
        }
        ticket.files().forEach(file -> scores.put(keys.byFile(file.address()), at));
        if (ticket.state() == State.ARCHIVED) {
            return scores;
        }
        if (ticket.state().isOpen()) {
            scores.put(keys.byOpen(), at);
        }
        scores.put(keys.byState(ticket.state()), at);
        scores.put(keys.byGroup(ticket.sort().group()), at);
        if (ticket.response().handler() != null) {
            scores.put(keys.byHandler(ticket.response().handler()), at);
        }
        ticket.rooms().forEach(room -> scores.put(keys.byRoom(room), at));
        return scores;
    }

    /** The claim that the ticket has or wants; null for one that isn't open, or has no fingerprint. */
    static @Nullable String claim(Keys keys, @Nullable Ticket ticket) {
        return ticket == null || !ticket.state().isOpen() || ticket.report().fingerprint() == null
                ? null
                : keys.claim(ticket.report().fingerprint());
    }

    /** The message that reported it, as the desk's roots name it; null where there was none. */
    static @Nullable String root(Ticket ticket) {
        Place place = ticket.report().place();
        return place.message() == null ? null : place.channel() + " " + place.message();
    }
}
