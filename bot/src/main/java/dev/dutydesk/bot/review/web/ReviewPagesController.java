package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.page.Pages;
import dev.dutydesk.bot.page.Reader;
import dev.dutydesk.bot.review.Figure;
import dev.dutydesk.bot.review.Period;
import dev.dutydesk.bot.review.Sheet;
import dev.dutydesk.bot.review.Shelf;
import dev.dutydesk.bot.ticket.web.TicketRow;
import dev.dutydesk.bot.ticket.web.Voice;
import dev.dutydesk.bot.ticket.web.Voice.Voices;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A desk's reviews to read: which there are and how the year went, each of them, and the tickets behind each number. */
@Controller
final class ReviewPagesController {
    static final String WORDS = "review/review";

    /** A year of weeks. */
    private static final int WEEKS = 53;

    private static final int MONTHS = 12;
    /** How many tickets a page shows; the files have them all. */
    private static final int SHOWN = 300;

    private final Reading reading;
    private final Pages pages;
    private final Voices voices;

    ReviewPagesController(Reading reading, Pages pages, Voices voices) {
        this.reading = reading;
        this.pages = pages;
        this.voices = voices;
    }

    record Link(String text, String href) {}

    @GetMapping(path = "/reviews", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> desks(HttpServletRequest request) {
        List<Desk> seen = reading.desks(request);
        if (seen.size() == 1) {
            return ResponseEntity.status(HttpStatus.FOUND)
                    .location(URI.create(path(seen.getFirst())))
                    .build();
        }
        Reader reader =
                Reader.of(request, seen.stream().findFirst().map(Desk::locale).orElse(Locale.ENGLISH));
        return pages.show(
                reader,
                HttpStatus.OK,
                "review/desks",
                Map.of(
                        "desks",
                        seen.stream()
                                .map(desk -> new Link(desk.name().in(reader.language()), path(desk)))
                                .toList()));
    }

    @GetMapping(path = "/reviews/{desk}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> year(@PathVariable("desk") String id, HttpServletRequest request) {
        Voice voice = voice(id, request);
        Desk desk = voice.desk();
        Charts charts = new Charts(new FigureWords(voice));
        List<Sheet> weeks = reading.latest(desk, Period.Kind.WEEKLY, WEEKS);
        List<Sheet> months = reading.latest(desk, Period.Kind.MONTHLY, MONTHS);
        Map<String, Object> model = model(voice);
        model.put("weeks", rows(voice, weeks));
        model.put("months", rows(voice, months));
        model.put(
                "charts",
                Stream.of(weeks, months)
                        .map(charts::trend)
                        .flatMap(List::stream)
                        .toList());
        return pages.show(voice.reader(), HttpStatus.OK, "review/list", model);
    }

    /** @param figures the texts of those that head the list */
    record Entry(String name, String href, List<String> figures) {}

    private static List<Entry> rows(Voice voice, List<Sheet> sheets) {
        FigureWords words = new FigureWords(voice);
        return sheets.reversed().stream()
                .map(sheet -> new Entry(
                        name(voice, sheet),
                        path(voice.desk(), sheet.posted()),
                        Stream.of("severe", "reported", "unclosed", "overdue")
                                .map(figure -> sheet.figures()
                                        .find(figure)
                                        .map(found -> words.text(found.value()))
                                        .orElse(""))
                                .toList()))
                .toList();
    }

    @GetMapping(path = "/reviews/{desk}/{review}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> review(
            @PathVariable("desk") String id, @PathVariable("review") String review, HttpServletRequest request) {
        Voice voice = voice(id, request);
        Sheet sheet = reading.sheet(voice.desk(), review, voice.reader().language());
        Map<String, Object> model = model(voice);
        about(model, voice, sheet);
        model.put("blocks", Block.of(voice, sheet));
        model.put("unclosed", Block.unclosed(voice, sheet));
        model.put("aims", Block.aims(voice, sheet));
        model.put("charts", new Charts(new FigureWords(voice)).of(sheet));
        model.put("misses", MissRow.of(voice, sheet));
        model.put("people", PeopleRow.of(voice, reading.people(voice.desk(), sheet.review(), request.getRemoteUser())));
        return pages.show(voice.reader(), HttpStatus.OK, "review/review", model);
    }

    @GetMapping(path = "/reviews/{desk}/{review}/{figure}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> tickets(
            @PathVariable("desk") String id,
            @PathVariable("review") String review,
            @PathVariable("figure") String figure,
            HttpServletRequest request) {
        Voice voice = voice(id, request);
        Locale language = voice.reader().language();
        Sheet sheet = reading.sheet(voice.desk(), review, language);
        Figure found = reading.figure(sheet, figure, language);
        Map<String, Object> model = model(voice);
        about(model, voice, sheet);
        FigureWords words = new FigureWords(voice);
        model.put("figure", Block.row(words, sheet, found, words.name(found)));
        model.put("files", "/api" + Block.path(voice.desk(), sheet, found));
        model.put("count", found.tickets().size());
        model.put("shown", SHOWN);
        model.put(
                "tickets",
                reading.tickets(voice.desk(), found)
                        .limit(SHOWN)
                        .map(ticket -> TicketRow.of(voice, ticket))
                        .toList());
        return pages.show(voice.reader(), HttpStatus.OK, "review/tickets", model);
    }

    private Voice voice(String id, HttpServletRequest request) {
        Locale otherwise = reading.desks(request).stream()
                .filter(desk -> desk.id().equals(id))
                .findFirst()
                .map(Desk::locale)
                .orElse(Locale.ENGLISH);
        Reader reader = Reader.of(request, otherwise);
        return voices.of(reading.desk(request, id, reader.language()), reader, WORDS);
    }

    private static Map<String, Object> model(Voice voice) {
        return new HashMap<>(Map.of(
                "desk",
                new Link(voice.desk().name().in(voice.reader().language()), path(voice.desk())),
                "heads",
                FigureWords.heads(voice)));
    }

    private static void about(Map<String, Object> model, Voice voice, Sheet sheet) {
        model.put("review", new Link(name(voice, sheet), path(voice.desk(), sheet.posted())));
        model.put("from", voice.day(sheet.posted().from()));
        model.put("until", voice.day(sheet.posted().until()));
        Sheet previous = sheet.previous();
        model.put(
                "previous",
                previous == null
                        ? List.of()
                        : List.of(new Link(name(voice, previous), path(voice.desk(), previous.posted()))));
    }

    private static String name(Voice voice, Sheet sheet) {
        return voice.say("name." + ReviewView.word(sheet.posted().kind()), sheet.name());
    }

    private static String path(Desk desk) {
        return "/reviews/" + desk.id();
    }

    private static String path(Desk desk, Shelf.Posted posted) {
        return path(desk) + "/" + posted.id();
    }
}
