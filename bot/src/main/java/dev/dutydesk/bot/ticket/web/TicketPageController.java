package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.page.Pages;
import dev.dutydesk.bot.page.Reader;
import dev.dutydesk.bot.ticket.web.Voice.Voices;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.TicketKey;
import jakarta.servlet.http.HttpServletRequest;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * A ticket's page. It says by its tag whether anything on it has changed, the passing of a minute included, so that a page
 * that is open can ask again and again.
 */
@Controller
final class TicketPageController {
    private final Desks desks;
    private final Store store;
    private final Pages pages;
    private final Voices voices;
    private final TicketSheets sheets;
    /** Another version of the bot may write the same ticket otherwise. */
    private final String run = UUID.randomUUID().toString();

    TicketPageController(Desks desks, Store store, Pages pages, Voices voices, TicketSheets sheets) {
        this.desks = desks;
        this.store = store;
        this.pages = pages;
        this.voices = voices;
        this.sheets = sheets;
    }

    private record Found(Desk desk, Numbered ticket) {}

    @GetMapping(path = "/tickets/{key}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> ticket(@PathVariable("key") String key, HttpServletRequest request) {
        Viewer viewer = Viewer.of(request);
        Optional<TicketKey> parsed = TicketKey.parse(key);
        Optional<Desk> desk =
                parsed.flatMap(known -> desks.byPrefix(known.prefix())).filter(viewer::sees);
        Reader reader = Reader.of(request, desk.map(Desk::locale).orElseGet(() -> viewer.locale(desks)));
        Asked asked = new Asked(request, List.of("as", "lang"), reader.language());
        Found found = desk.flatMap(of -> store.tickets()
                        .find(of.id(), parsed.orElseThrow().number())
                        .map(ticket -> new Found(of, ticket)))
                .orElseThrow(() -> TicketFault.TICKET_UNKNOWN.in(reader.language(), key));
        String as = viewer.account() == null ? asked.text("as") : viewer.account();
        Map<String, Shown> shown =
                store.marks().shown(found.desk().id(), found.ticket().ticket().id());
        Voice voice = voices.of(found.desk(), reader);
        String tag = tag(voice, found, shown, as);
        String seen = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (seen != null && seen.contains(tag) && !reader.chosen()) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        TicketSheet sheet = sheets.of(voice, found.ticket(), shown, as);
        ResponseEntity<String> page = pages.show(
                reader,
                HttpStatus.OK,
                "ticket/ticket",
                Map.of(
                        "sheet",
                        sheet,
                        "signedIn",
                        viewer.account() != null,
                        "zone",
                        found.desk().zone().getId()));
        return ResponseEntity.ok().headers(page.getHeaders()).eTag(tag).body(page.getBody());
    }

    private String tag(Voice voice, Found found, Map<String, Shown> shown, @Nullable String as) {
        int rest = Objects.hash(
                run,
                voice.reader(),
                voice.now().truncatedTo(ChronoUnit.MINUTES),
                as,
                shown.values().stream().map(Shown::message).toList());
        return "\"" + found.ticket().ticket().revision() + "-" + Integer.toHexString(rest) + "\"";
    }
}
