package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.ticket.web.TicketSheet.Target;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a ticket's deadlines stand: met, missed, running, or standing still with it. */
final class Targets {
    private static final String PLAIN = "plain";
    private static final String RED = "red";

    private Targets() {}

    /** @param provisional which of them may change, by name */
    static List<Target> of(Voice voice, Ticket ticket, Set<String> provisional) {
        Ticket.Work work = ticket.work();
        List<Target> targets = new ArrayList<>();
        add(
                targets,
                voice,
                provisional,
                ticket,
                "respond",
                ticket.deadlines().respond(),
                ticket.response().acknowledgedAt());
        add(targets, voice, provisional, ticket, "diagnose", ticket.deadlines().diagnose(), work.diagnosedAt());
        add(targets, voice, provisional, ticket, "resolve", ticket.deadlines().resolve(), work.resolvedAt());
        if (isInWork(ticket) && work.nextUpdate() != null) {
            add(targets, voice, provisional, ticket, "update", work.nextUpdate(), null);
        }
        return targets;
    }

    /** The first deadline that isn't met yet; null where none runs. */
    static @Nullable Instant next(Ticket ticket) {
        if (!isInWork(ticket)) {
            return null;
        }
        return Stream.of(
                        ticket.response().acknowledgedAt() == null
                                ? ticket.deadlines().respond()
                                : null,
                        ticket.work().diagnosedAt() == null ? ticket.deadlines().diagnose() : null,
                        ticket.deadlines().resolve())
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Whether a deadline has passed that isn't met, counted on the ticket's own clock. */
    static boolean isOverdue(Ticket ticket, Instant now) {
        Instant next = next(ticket);
        return next != null && next.isBefore(reference(ticket, now));
    }

    private static Instant reference(Ticket ticket, Instant now) {
        Instant still = ticket.stillSince();
        return still == null ? now : still;
    }

    private static boolean isInWork(Ticket ticket) {
        return ticket.state().isOpen() && ticket.state() != State.RESOLVED;
    }

    private static void add(
            List<Target> targets,
            Voice voice,
            Set<String> provisional,
            Ticket ticket,
            String what,
            @Nullable Instant by,
            @Nullable Instant done) {
        if (by != null) {
            Target target = done != null ? decided(voice, ticket, what, by, done) : open(voice, ticket, what, by);
            targets.add(provisional.contains(what) ? marked(voice, target) : target);
        }
    }

    private static Target marked(Voice voice, Target target) {
        String mark = voice.say("target.provisional");
        String said = target.said().isEmpty() ? mark : target.said() + " · " + mark;
        return new Target(target.what(), target.by(), said, target.tone());
    }

    private static Target decided(Voice voice, Ticket ticket, String what, Instant by, Instant done) {
        Duration took = Duration.between(ticket.report().at(), done);
        boolean met = !done.isAfter(by);
        String said = met
                ? voice.say("target.met", voice.times().length(took))
                : voice.say(
                        "target.missed",
                        voice.times().length(took),
                        voice.times().length(Duration.between(by, done)));
        return new Target(name(voice, what), voice.times().at(by), said, met ? "green" : RED);
    }

    private static Target open(Voice voice, Ticket ticket, String what, Instant by) {
        String name = name(voice, what);
        if (!isInWork(ticket)) {
            return new Target(name, voice.times().at(by), voice.say("target.undone"), PLAIN);
        }
        Instant at = reference(ticket, voice.now());
        if (by.isBefore(at)) {
            String when = ticket.stillSince() == null
                    ? voice.times().left(by)
                    : voice.times().at(by);
            return new Target(name, when, voice.say("target.overdue"), RED);
        }
        return ticket.stillSince() == null
                ? new Target(name, voice.times().left(by), "", PLAIN)
                : new Target(
                        name,
                        voice.times().at(by),
                        voice.say("target.still", voice.times().length(Duration.between(at, by))),
                        PLAIN);
    }

    private static String name(Voice voice, String what) {
        return voice.word("deadline." + what);
    }
}
