package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.ticket.State;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/** The query of a request, checked: what it may not say is answered with what it may. */
public final class Asked {
    static final int USUAL = 50;
    static final int MOST = 500;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private final HttpServletRequest request;
    private final Locale locale;

    /** @param known the names that the path takes; anything else, misspelled perhaps, would be left unheard */
    public Asked(HttpServletRequest request, List<String> known) {
        this(request, known, request.getLocale());
    }

    /** @param locale the language of what is said of a wrong query */
    public Asked(HttpServletRequest request, List<String> known, Locale locale) {
        this.request = request;
        this.locale = locale;
        request.getParameterMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                String names = known.isEmpty() ? "–" : String.join(", ", known);
                throw TicketFault.PARAMETER_UNKNOWN.in(locale, name, names);
            }
            if (values.length > 1) {
                throw TicketFault.PARAMETER_TWICE.in(locale, name);
            }
        });
    }

    /** What it says; null where it says nothing. */
    public @Nullable String text(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** The one it names of those that the caller sees; the only one where it names none. */
    public Desk desk(List<Desk> all) {
        String id = text("desk");
        if (id == null) {
            if (all.size() != 1) {
                throw TicketFault.DESK_MISSING.in(locale, names(all.stream().map(Desk::id)));
            }
            return all.getFirst();
        }
        return all.stream().filter(desk -> desk.id().equals(id)).findFirst().orElseThrow(() -> noSuchDesk(all));
    }

    /** That the desk it names is none of these. */
    ErrorResponseException noSuchDesk(List<Desk> known) {
        return TicketFault.DESK_UNKNOWN.in(
                locale, String.valueOf(text("desk")), names(known.stream().map(Desk::id)));
    }

    @Nullable
    State state() {
        return choice("state", TicketFault.STATE_WRONG, List.of(State.values()), State::name);
    }

    @Nullable
    Boolean open() {
        return choice("open", TicketFault.OPEN_WRONG, List.of(true, false), String::valueOf);
    }

    int limit() {
        String typed = text("limit");
        if (typed == null) {
            return USUAL;
        }
        int limit = NUMBER.matcher(typed).matches() ? Integer.parseInt(typed) : 0;
        if (limit < 1 || limit > MOST) {
            throw TicketFault.LIMIT_WRONG.in(locale, MOST, typed);
        }
        return limit;
    }

    /** One of the choices, by its word in either case; null where it says nothing. */
    <T> @Nullable T choice(String name, TicketFault fault, List<T> choices, Function<T, String> word) {
        String typed = text(name);
        return typed == null
                ? null
                : choices.stream()
                        .filter(choice -> word.apply(choice).equalsIgnoreCase(typed))
                        .findFirst()
                        .orElseThrow(() ->
                                fault.in(locale, typed, names(choices.stream().map(word))));
    }

    private static String names(Stream<String> names) {
        return names.collect(Collectors.joining(", "));
    }
}
