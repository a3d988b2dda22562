package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong, as whoever watches has found it.
 *
 * @param by {@code PATROL} or {@code ALARM}
 * @param source the check's id, or the alarm's source
 * @param fingerprint what makes it the same fault again: check, target, labels; never the message, never the value
 * @param group whose work it is, @param category a category of the desk's routing
 * @param module what is broken; null where nobody said, then no person's ticket is joined
 * @param system findings of one system that come close to each other share a ticket
 * @param what one line: what is measured, its value and its limit
 * @param more further lines: evidence
 * @param patience how long others of the system are waited for; a P1 never waits
 */
public record Finding(
        Actor.Kind by,
        String source,
        String fingerprint,
        Grade grade,
        String group,
        String category,
        @Nullable String module,
        String system,
        String what,
        List<String> more,
        Instant since,
        Duration patience) {

    public Finding {
        more = List.copyOf(more);
        if (by != Actor.Kind.PATROL && by != Actor.Kind.ALARM) {
            throw new IllegalArgumentException("Only patrols and alarms find by themselves, not " + by);
        }
    }

    Ticket.Origin origin() {
        return by == Actor.Kind.PATROL ? Ticket.Origin.PATROL : Ticket.Origin.ALARM;
    }

    boolean waits() {
        return grade != Grade.P1 && patience.isPositive();
    }

    /** Whoever watches, as the actor of a ticket that was opened for that source. */
    static Actor actor(Actor.Kind by, String source) {
        return Actor.automaton(by, (by == Actor.Kind.PATROL ? "patrol:" : "alarm:") + source);
    }
}
