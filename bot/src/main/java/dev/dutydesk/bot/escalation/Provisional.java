package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.GradeClock;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The deadlines that rest on plain weekends because the holidays of a year aren't known. */
final class Provisional {
    private final GradeClock clock;
    private final Consent consent;

    Provisional(GradeClock clock, Consent consent) {
        this.clock = clock;
        this.consent = consent;
    }

    Set<String> of(Desk desk, Ticket ticket) {
        Target target = clock.target(desk, ticket);
        Deadlines by = ticket.deadlines();
        Instant reported = ticket.report().at();
        Set<String> names = new HashSet<>();
        add(names, "respond", desk, ticket, target.respond(), reported, by.respond());
        add(names, "diagnose", desk, ticket, target.diagnose(), reported, by.diagnose());
        add(names, "resolve", desk, ticket, target.resolve(), reported, by.resolve());
        Span accept = desk.handling().acceptance().acceptAfter();
        add(names, "accept", desk, ticket, accept, ticket.work().resolvedAt(), consent.accepts(desk, ticket));
        return Set.copyOf(names);
    }

    private void add(
            Set<String> names,
            String name,
            Desk desk,
            Ticket ticket,
            @Nullable Span span,
            @Nullable Instant from,
            @Nullable Instant by) {
        if (span != null
                && from != null
                && by != null
                && clock.isProvisional(desk, ticket.sort().grade(), span, from, by)) {
            names.add(name);
        }
    }
}
