package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.page.Pages;
import dev.dutydesk.bot.page.Reader;
import dev.dutydesk.bot.ticket.web.Voice.Voices;
import dev.dutydesk.state.store.Page;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Tickets;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;

/** The tickets of a desk, as a list that is filtered by its address: open ones where nothing is said. */
@Controller
final class TicketListController {
    private static final List<String> KNOWN =
            List.of("desk", "state", "group", "handler", "reporter", "limit", "cursor", "lang");

    /** How many are counted where one page doesn't hold them all. */
    private static final int COUNTED = 500;

    private final Desks desks;
    private final Tickets tickets;
    private final Pages pages;
    private final Voices voices;

    TicketListController(Desks desks, Store store, Pages pages, Voices voices) {
        this.desks = desks;
        this.tickets = store.tickets();
        this.pages = pages;
        this.voices = voices;
    }

    @GetMapping(path = "/tickets", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> list(HttpServletRequest request) {
        Viewer viewer = Viewer.of(request);
        List<Desk> seen = viewer.desks(desks);
        Optional<Desk> named = Optional.ofNullable(request.getParameter("desk"))
                .flatMap(id -> seen.stream()
                        .filter(desk -> desk.id().equals(id.strip()))
                        .findFirst());
        Desk shown = named.or(() -> seen.stream().findFirst())
                .orElseThrow(() -> TicketFault.DESK_UNKNOWN.in(request.getLocale(), "", "–"));
        Reader reader = Reader.of(request, shown.locale());
        Voice voice = voices.of(shown, reader);
        try {
            Asked asked = new Asked(request, KNOWN, reader.language());
            if (asked.text("desk") != null && named.isEmpty()) {
                throw asked.noSuchDesk(seen);
            }
            Sought sought = Sought.of(asked);
            return answer(voice, seen, sought, HttpStatus.OK, found(voice, sought), null);
        } catch (ErrorResponseException wrong) {
            return answer(
                    voice,
                    seen,
                    Sought.typed(request),
                    wrong.getStatusCode(),
                    TicketRows.NONE,
                    wrong.getBody().getDetail());
        }
    }

    private TicketRows found(Voice voice, Sought sought) {
        Page page = list(sought.query(voice.desk()), voice);
        boolean all = page.next() == null && sought.cursor() == null;
        List<?> counted = all
                ? page.items()
                : list(sought.from(null, COUNTED).query(voice.desk()), voice).items();
        return TicketRows.of(voice, sought, page, counted.size(), counted.size() >= COUNTED);
    }

    private Page list(Query query, Voice voice) {
        try {
            return tickets.list(query);
        } catch (IllegalArgumentException e) {
            throw TicketFault.CURSOR_WRONG.in(voice.reader().language(), String.valueOf(query.cursor()));
        }
    }

    private ResponseEntity<String> answer(
            Voice voice,
            List<Desk> seen,
            Sought sought,
            HttpStatusCode status,
            TicketRows rows,
            @Nullable String fault) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("filters", Filters.of(voice, seen, sought));
        model.put("rows", rows);
        model.put("sought", sought);
        model.put("fault", fault);
        model.put("desk", voice.desk().name().in(voice.reader().language()));
        model.put("zone", voice.desk().zone().getId());
        return pages.show(voice.reader(), status, "ticket/list", model);
    }
}
