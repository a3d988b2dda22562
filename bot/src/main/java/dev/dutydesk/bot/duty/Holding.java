package dev.dutydesk.bot.duty;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Holders;
import dev.dutydesk.bot.oncall.Duties;
import dev.dutydesk.bot.oncall.Duty;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What people of a desk hold: open tickets, and duty that they took over from others. */
@Component
final class Holding implements Holders {
    private static final int AT_ONCE = 500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Desks desks;
    private final Store store;
    private final Duties duties;
    private final InstantSource clock;

    Holding(Desks desks, Store store, Duties duties, InstantSource clock) {
        this.desks = desks;
        this.store = store;
        this.duties = duties;
        this.clock = clock;
    }

    @Override
    public Map<String, List<String>> holding(String desk) {
        Map<String, List<String>> holding = new LinkedHashMap<>();
        desks.byId(desk).ifPresent(known -> {
            tickets(known)
                    .forEach(ticket -> hands(ticket.ticket())
                            .forEach(person ->
                                    add(holding, person, new TicketKey(known.prefix(), ticket.number()).toString())));
            Instant now = clock.instant();
            Duty duty = duties.of(desk);
            duty.covers().stream()
                    .filter(cover -> cover.time().until().isAfter(now) && counts(known, duty, cover))
                    .forEach(cover -> add(holding, cover.in(), told(known, cover)));
        });
        return holding;
    }

    private static void add(Map<String, List<String>> holding, String person, String what) {
        holding.computeIfAbsent(person, any -> new ArrayList<>()).add(what);
    }

    /** Whose time on duty it is hasn't gone, and nobody stands in for who stands in. */
    private static boolean counts(Desk desk, Duty duty, Duty.Cover cover) {
        return desk.person(cover.out()).isPresent()
                && duty.standIn(cover.group(), cover.in(), cover.time().from()).equals(cover.in());
    }

    private static String told(Desk desk, Duty.Cover cover) {
        DateTimeFormatter time = TIME.withZone(desk.zone());
        return "the duty of %s from %s to %s"
                .formatted(
                        cover.group(),
                        time.format(cover.time().from()),
                        time.format(cover.time().until()));
    }

    private List<Numbered> tickets(Desk desk) {
        return store.tickets().each(Query.open(desk.id(), AT_ONCE)).toList();
    }

    private static Stream<String> hands(Ticket ticket) {
        return Stream.of(
                        Optional.ofNullable(ticket.response().handler()),
                        Optional.ofNullable(ticket.response().assignee()))
                .flatMap(Optional::stream)
                .distinct();
    }
}
