package dev.dutydesk.bot.recurring;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.Words;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Opens tickets that the desk's own plan wants: the lead of their group stands as reporter. */
public final class PlannedTickets {
    private static final String CATEGORY = "maintenance";

    private final Lifecycle lifecycle;
    private final FactsSource facts;

    public PlannedTickets(Lifecycle lifecycle, FactsSource facts) {
        this.lifecycle = lifecycle;
        this.facts = facts;
    }

    /** @param source as {@link dev.dutydesk.bot.desk.Planned} names it */
    public record Wanted(String source, Words title, Grade grade, String group) {}

    /** All of them in one change; null for none. */
    public @Nullable Change open(Desk desk, List<Wanted> wanted, Instant now) {
        List<Change> changes =
                wanted.stream().map(each -> open(desk, each, now)).toList();
        return changes.isEmpty()
                ? null
                : new Change(
                        changes.stream()
                                .flatMap(each -> each.tickets().stream())
                                .toList(),
                        changes.stream()
                                .flatMap(each -> each.notices().stream())
                                .toList());
    }

    private Change open(Desk desk, Wanted wanted, Instant now) {
        String room = room(desk, wanted.group());
        Act.Report act = new Act.Report(
                TicketId.at(now),
                desk.id(),
                wanted.title().in(desk.locale()),
                desk.leadOf(wanted.group()),
                wanted.group(),
                Ticket.Origin.PLANNED,
                wanted.source(),
                new Place(room, null),
                wanted.grade(),
                CATEGORY,
                CATEGORY,
                wanted.group(),
                List.of(),
                false,
                desk.isOutOfScope(CATEGORY),
                null,
                desk.rooms(room, wanted.group()),
                null);
        Decision decision = lifecycle.decide(null, act, facts.gather(desk, null, act, Actor.CLOCK, now));
        if (decision instanceof Decision.Changed changed) {
            return changed.change();
        }
        throw new IllegalStateException("Planned work can't open: " + decision);
    }

    /** Where the group's tickets stand; where there is no such channel, where reports are taken. */
    public static String room(Desk desk, String group) {
        Stream<DeskChannel> alerts = desk.channels().stream().filter(channel -> channel.alerts(group));
        Stream<DeskChannel> intake =
                desk.channels().stream().filter(channel -> channel.uses().contains(DeskChannel.Use.INTAKE));
        return Stream.of(alerts, intake, desk.channels().stream())
                .flatMap(channels -> channels)
                .findFirst()
                .map(DeskChannel::id)
                .orElseThrow();
    }

    /** The channels in which what has to do with the group's planned work is said. */
    public static List<String> rooms(Desk desk, String group) {
        String room = room(desk, group);
        return desk.rooms(room, group);
    }
}
