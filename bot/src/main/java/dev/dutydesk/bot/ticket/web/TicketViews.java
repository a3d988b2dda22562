package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.privacy.Particulars;
import dev.dutydesk.bot.ticket.StepModels;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** From records to what the interface shows. */
@Mapper
interface TicketViews {
    TicketViews INSTANCE = Mappers.getMapper(TicketViews.class);

    /**
     * The desk that a ticket is shown for: it has the prefix and the zone.
     *
     * @param numbers of its other tickets, by their ids
     */
    record At(Desk desk, Function<TicketId, OptionalLong> numbers) {}

    @Mapping(target = ".", source = "ticket")
    @Mapping(target = ".", source = "ticket.report")
    @Mapping(target = ".", source = "ticket.sort")
    @Mapping(target = ".", source = "ticket.response")
    @Mapping(target = ".", source = "ticket.work")
    @Mapping(target = ".", source = "ticket.closing")
    @Mapping(target = "key", source = "number")
    @Mapping(target = "highestGrade", source = "ticket.sort.highest")
    @Mapping(target = "channel", source = "ticket.report.place.channel")
    @Mapping(target = "message", source = "ticket.report.place.message")
    @Mapping(target = "reportedAt", source = "ticket.report.at")
    @Mapping(target = "respondBy", source = "ticket.deadlines.respond")
    @Mapping(target = "diagnoseBy", source = "ticket.deadlines.diagnose")
    @Mapping(target = "resolveBy", source = "ticket.deadlines.resolve")
    @Mapping(target = "endedAt", source = "ticket.closing.at")
    @Mapping(target = "endedBy", source = "ticket.closing.by")
    @Mapping(target = "endedByClock", source = "ticket.closing.byClock")
    @Mapping(target = "endReason", source = "ticket.closing.reason")
    @Mapping(target = "acceptedAt", expression = "java(acceptedAt(numbered.ticket(), at))")
    @Mapping(target = "facts", expression = "java(facts(numbered.ticket()))")
    @Mapping(target = "cancellation", source = "ticket.closing.kind")
    TicketView ticket(Numbered numbered, @Context At at);

    @Mapping(target = "event", source = "verb")
    @Mapping(target = "detail", expression = "java(detail(event, at))")
    TicketView.EventView event(Event event, @Context At at);

    @Mapping(target = "event", source = "verb")
    TicketView.ArrivalView arrival(Ticket.Arrival arrival, @Context At at);

    TicketView.HoldView hold(Ticket.@Nullable Hold hold, @Context At at);

    TicketView.FileView file(Ticket.File file, @Context At at);

    default @Nullable OffsetDateTime time(@Nullable Instant instant, @Context At at) {
        return instant == null ? null : instant.atZone(at.desk().zone()).toOffsetDateTime();
    }

    default String key(long number, @Context At at) {
        return new TicketKey(at.desk().prefix(), number).toString();
    }

    /** Its key; its id where the desk has no such ticket. */
    default @Nullable String key(@Nullable TicketId id, @Context At at) {
        if (id == null) {
            return null;
        }
        OptionalLong number = at.numbers().apply(id);
        return number.isPresent() ? key(number.getAsLong(), at) : id.value();
    }

    default List<TicketView.FactView> facts(Ticket ticket) {
        return Particulars.of(ticket.report().description()).stream()
                .map(each -> new TicketView.FactView(each.kind().word(), each.value()))
                .toList();
    }

    default String origin(Ticket.Origin origin) {
        return word(origin);
    }

    default @Nullable String cancellation(Ticket.@Nullable Cancellation kind) {
        return kind == null ? null : word(kind);
    }

    default @Nullable OffsetDateTime acceptedAt(Ticket ticket, At at) {
        return ticket.closing().end() == State.ACCEPTED ? time(ticket.closing().at(), at) : null;
    }

    /** As it was said, with tickets by their keys. */
    default Map<String, String> detail(Event event, At at) {
        Map<String, String> detail = new TreeMap<>(event.detail());
        detail.replaceAll((name, value) ->
                StepModels.isTicket(event.verb(), name) ? String.valueOf(key(new TicketId(value), at)) : value);
        return detail;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
