package dev.dutydesk.bot.patrol.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.page.Pages;
import dev.dutydesk.bot.page.Reader;
import dev.dutydesk.bot.patrol.watch.CloseUp;
import dev.dutydesk.bot.patrol.watch.Survey;
import dev.dutydesk.bot.patrol.watch.Watching;
import dev.dutydesk.bot.ticket.DeskTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Patrols to look at. Who is signed in sees those of their own desks. */
@Controller
final class PatrolPageController {
    private static final List<Integer> DAYS = List.of(1, 7, 28);

    private final Desks desks;
    private final Watching watching;
    private final DeskTemplates templates;
    private final InstantSource clock;
    private final Pages pages;

    PatrolPageController(Desks desks, Watching watching, DeskTemplates templates, InstantSource clock, Pages pages) {
        this.desks = desks;
        this.watching = watching;
        this.templates = templates;
        this.clock = clock;
        this.pages = pages;
    }

    /** The desks to choose from. @param wrong how many checks of it are, @param all how many it has */
    record Choice(String id, String name, long wrong, int all) {}

    @GetMapping(path = "/patrol", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> all(HttpServletRequest request) {
        List<Desk> seen = desks.seenBy(request.getRemoteUser());
        Locale otherwise = seen.isEmpty() ? Locale.ENGLISH : seen.getFirst().locale();
        Reader reader = Reader.of(request, otherwise);
        if (seen.size() == 1) {
            return desk(seen.getFirst(), reader);
        }
        List<Choice> choices = seen.stream().map(desk -> choice(desk, reader)).toList();
        return pages.show(reader, HttpStatus.OK, "patrol/desks", Map.of("choices", choices));
    }

    private Choice choice(Desk desk, Reader reader) {
        List<Survey.OfCheck> checks = watching.survey(desk).map(Survey::checks).orElse(List.of());
        return new Choice(
                desk.id(),
                desk.name().in(reader.language()),
                checks.stream().filter(check -> check.now().isWrong()).count(),
                checks.size());
    }

    @GetMapping(path = "/patrol/{desk}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> desk(@PathVariable("desk") String id, HttpServletRequest request) {
        Desk desk = seen(id, request);
        return desk(desk, Reader.of(request, desk.locale()));
    }

    private ResponseEntity<String> desk(Desk desk, Reader reader) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("desk", desk.id());
        model.put("name", desk.name().in(reader.language()));
        model.put("zone", desk.zone().getId());
        model.put(
                "sheet",
                watching.survey(desk)
                        .map(survey -> RoundsSheet.of(voice(desk, reader), survey))
                        .orElse(null));
        return pages.show(reader, HttpStatus.OK, "patrol/desk", model);
    }

    @GetMapping(path = "/patrol/{desk}/{check}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> check(
            @PathVariable("desk") String id,
            @PathVariable("check") String check,
            @RequestParam(name = "days", defaultValue = "7") String days,
            HttpServletRequest request) {
        Desk desk = seen(id, request);
        Reader reader = Reader.of(request, desk.locale());
        int most = DAYS.stream()
                .filter(each -> each.toString().equals(days))
                .findFirst()
                .orElseThrow(() -> PatrolFault.DAYS_WRONG.in(reader.language(), days));
        List<CloseUp> found = watching.closeUps(desk, check, most);
        if (found.isEmpty()) {
            throw PatrolFault.CHECK_UNKNOWN.in(reader.language(), check);
        }
        Voice voice = voice(desk, reader);
        return pages.show(
                reader,
                HttpStatus.OK,
                "patrol/check",
                Map.of(
                        "desk",
                        desk.id(),
                        "name",
                        desk.name().in(reader.language()),
                        "zone",
                        desk.zone().getId(),
                        "sheet",
                        CheckSheet.of(voice, found, most),
                        "choices",
                        DAYS,
                        "days",
                        most));
    }

    private Desk seen(String id, HttpServletRequest request) {
        List<Desk> seen = desks.seenBy(request.getRemoteUser());
        Optional<Desk> desk = seen.stream().filter(each -> each.id().equals(id)).findFirst();
        return desk.orElseThrow(() -> {
            Locale otherwise = seen.isEmpty() ? Locale.ENGLISH : seen.getFirst().locale();
            return PatrolFault.DESK_UNKNOWN.in(Reader.of(request, otherwise).language(), id);
        });
    }

    private Voice voice(Desk desk, Reader reader) {
        return new Voice(desk, reader, pages, templates.of(desk), clock.instant());
    }
}
