package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.ticket.web.TicketViews.At;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Page;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.TicketKey;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tickets, open, ended and archived alike, for those who follow them by program. Nothing is changed here. */
@RestController
@RequestMapping(path = "/api/tickets", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Tickets")
final class TicketsController {
    private static final List<String> FILTERS =
            List.of("desk", "state", "open", "group", "handler", "reporter", "limit", "cursor");

    private final Desks desks;
    private final Tickets tickets;

    TicketsController(Desks desks, Store store) {
        this.desks = desks;
        this.tickets = store.tickets();
    }

    @GetMapping
    @Operation(
            summary = "List a desk's tickets",
            description = "Newest first. What isn't asked for doesn't matter; a parameter that isn't known is 400.")
    @Parameter(
            name = "desk",
            in = ParameterIn.QUERY,
            description = "A desk's id; may be left out where there is one desk only",
            schema = @Schema(type = "string", example = "shop"))
    @Parameter(
            name = "state",
            in = ParameterIn.QUERY,
            description = "The state they are in, in either case",
            schema = @Schema(implementation = State.class))
    @Parameter(
            name = "open",
            in = ParameterIn.QUERY,
            description = "Whether work or acceptance is still owed",
            schema = @Schema(type = "boolean"))
    @Parameter(
            name = "group",
            in = ParameterIn.QUERY,
            description = "The group that has them",
            schema = @Schema(type = "string", example = "dev"))
    @Parameter(
            name = "handler",
            in = ParameterIn.QUERY,
            description = "Who owns the work",
            schema = @Schema(type = "string", example = "li.wei"))
    @Parameter(
            name = "reporter",
            in = ParameterIn.QUERY,
            description = "Who reported them, not who joined later",
            schema = @Schema(type = "string", example = "wang.fang"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "At most so many",
            schema = @Schema(type = "integer", minimum = "1", maximum = "500", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The next of the page before, with the same filters",
            schema = @Schema(type = "string"))
    @ApiResponse(responseCode = "200", description = "Some tickets, and where to go on")
    @ApiResponse(
            responseCode = "400",
            description = "Not such a desk, state, limit, cursor or parameter; says which are")
    @ApiResponse(responseCode = "503", description = "The store does not answer")
    TicketView.Items list(@Parameter(hidden = true) HttpServletRequest request) {
        Asked asked = new Asked(request, FILTERS);
        Desk desk = asked.desk(desks.seenBy(request.getRemoteUser()));
        Query query = new Query(
                desk.id(),
                asked.open(),
                asked.state(),
                asked.text("group"),
                asked.text("handler"),
                asked.text("reporter"),
                asked.limit(),
                asked.text("cursor"));
        At at = at(desk);
        Page page = page(query, request);
        return new TicketView.Items(
                page.items().stream()
                        .map(each -> TicketViews.INSTANCE.ticket(each, at))
                        .toList(),
                page.next());
    }

    @GetMapping("/{key}")
    @Operation(summary = "Read a ticket", description = "Everything that is known of it, and all that happened to it.")
    @ApiResponse(responseCode = "200", description = "The ticket")
    @ApiResponse(responseCode = "400", description = "It takes no parameters")
    @ApiResponse(responseCode = "404", description = "No ticket has this key")
    @ApiResponse(responseCode = "503", description = "The store does not answer")
    TicketView.Whole read(
            @Parameter(description = "Its key, in either case", example = "SHOP-12") @PathVariable("key") String key,
            @Parameter(hidden = true) HttpServletRequest request) {
        new Asked(request, List.of());
        Optional<TicketKey> parsed = TicketKey.parse(key);
        return parsed.flatMap(known -> desks.seenBy(request.getRemoteUser()).stream()
                        .filter(desk -> desk.prefix().equals(known.prefix()))
                        .findFirst())
                .flatMap(desk -> tickets.find(desk.id(), parsed.get().number()).map(found -> whole(desk, found)))
                .orElseThrow(() -> TicketFault.TICKET_UNKNOWN.in(request.getLocale(), key));
    }

    private TicketView.Whole whole(Desk desk, Numbered found) {
        At at = at(desk);
        return new TicketView.Whole(
                TicketViews.INSTANCE.ticket(found, at),
                tickets.history(desk.id(), found.ticket().id()).stream()
                        .map(event -> TicketViews.INSTANCE.event(event, at))
                        .toList());
    }

    private At at(Desk desk) {
        return new At(
                desk,
                id -> tickets.find(desk.id(), id).stream()
                        .mapToLong(Numbered::number)
                        .findFirst());
    }

    private Page page(Query query, HttpServletRequest request) {
        try {
            return tickets.list(query);
        } catch (IllegalArgumentException e) {
            throw TicketFault.CURSOR_WRONG.in(request.getLocale(), String.valueOf(query.cursor()));
        }
    }
}
