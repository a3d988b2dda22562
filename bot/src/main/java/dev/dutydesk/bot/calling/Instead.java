package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.posting.Undelivered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Delivery;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.state.ticket.Way;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the chat can't tell somebody something urgent, a text message does, or a call where nothing sends text
 * messages. Whom nothing reaches is named to the lead. Guests have no number; of them nothing is kept.
 */
final class Instead implements Undelivered {
    private final Bells bells;
    private final Tickets tickets;
    private final Results results;

    Instead(Bells bells, Tickets tickets, Results results) {
        this.bells = bells;
        this.tickets = tickets;
        this.results = results;
    }

    @Override
    public boolean undelivered(Desk desk, Ticket ticket, Notice notice, long epoch, String why) {
        Optional<Person> person = desk.person(notice.to());
        return person.isEmpty()
                || results.record(
                        desk,
                        ticket.id(),
                        result(desk, ticket, notice, person.get(), why),
                        "undelivered:" + notice.id(),
                        epoch);
    }

    private Act.Tell result(Desk desk, Ticket ticket, Notice notice, Person person, String why) {
        // What a direct message can't tell, the thread and the calls do.
        boolean called = notice.way() == Way.DM || isCalled(desk, ticket, notice);
        List<Way> instead =
                notice.urgent() && !called ? instead(desk, person).stream().toList() : List.of();
        boolean unreached = !called && instead(desk, person).isEmpty() && !hasAccount(desk, person);
        return new Act.Tell(person.id(), notice.way(), Delivery.FAILED, why, notice.kind(), instead, unreached);
    }

    private Optional<Way> instead(Desk desk, Person person) {
        return Stream.of(Way.SMS, Way.CALL)
                .filter(way -> bells.reach(desk, person, way))
                .findFirst();
    }

    private static boolean hasAccount(Desk desk, Person person) {
        return desk.rooms().stream()
                .anyMatch(room -> person.account(room.platform()).isPresent());
    }

    /** Whether the step that told this one calls them anyway. */
    private boolean isCalled(Desk desk, Ticket ticket, Notice notice) {
        return switch (notice.kind()) {
            case UNANSWERED, SILENT, DEADLINE ->
                tickets.history(desk.id(), ticket.id()).reversed().stream()
                        .filter(event -> event.verb() == Verb.REMIND && names(event, "to", notice.to()))
                        .findFirst()
                        .filter(event ->
                                Stream.of(Way.SMS, Way.CALL).anyMatch(way -> names(event, way.word(), notice.to())))
                        .isPresent();
            default -> false;
        };
    }

    private static boolean names(Event event, String name, String person) {
        return List.of(event.detail().getOrDefault(name, "").split(",")).contains(person);
    }
}
