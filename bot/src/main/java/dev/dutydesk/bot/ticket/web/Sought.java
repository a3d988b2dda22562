package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.ticket.State;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets the list's address asks for.
 *
 * @param state {@code open}, {@code ended}, {@code all} or a state's name in lower case
 * @param limit how many on a page
 */
record Sought(
        @Nullable String desk,
        String state,
        @Nullable String group,
        @Nullable String handler,
        @Nullable String reporter,
        int limit,
        @Nullable String cursor) {
    private static final String OPEN = "open";
    private static final String ENDED = "ended";
    private static final String ALL = "all";

    /** What {@code state} may be. */
    static final List<String> STATES = Stream.concat(
                    Stream.of(OPEN, ENDED, ALL),
                    Arrays.stream(State.values()).map(state -> state.name().toLowerCase(Locale.ROOT)))
            .toList();

    /** @throws org.springframework.web.ErrorResponseException where it asks for what can't be */
    static Sought of(Asked asked) {
        String state = asked.choice("state", TicketFault.STATE_WRONG, STATES, each -> each);
        return new Sought(
                asked.text("desk"),
                state == null ? OPEN : state,
                asked.text("group"),
                asked.text("handler"),
                asked.text("reporter"),
                asked.limit(),
                asked.text("cursor"));
    }

    /** What stands in the address, right or wrong, to be shown again. */
    static Sought typed(HttpServletRequest request) {
        return new Sought(
                request.getParameter("desk"),
                Optional.ofNullable(request.getParameter("state"))
                        .filter(STATES::contains)
                        .orElse(OPEN),
                request.getParameter("group"),
                request.getParameter("handler"),
                request.getParameter("reporter"),
                Asked.USUAL,
                null);
    }

    Sought from(@Nullable String next, int most) {
        return new Sought(desk, state, group, handler, reporter, most, next);
    }

    Query query(Desk of) {
        Boolean open = switch (state) {
            case OPEN -> true;
            case ENDED -> false;
            default -> null;
        };
        boolean any = open != null || state.equals(ALL);
        return new Query(
                of.id(),
                open,
                any ? null : State.valueOf(state.toUpperCase(Locale.ROOT)),
                group,
                handler,
                reporter,
                limit,
                cursor);
    }

    /** Whether it is the list that one gets without asking for anything. */
    public boolean isPlain() {
        return state.equals(OPEN) && group == null && handler == null && reporter == null;
    }

    /** The address of this list. */
    String address() {
        Map<String, @Nullable String> said = new LinkedHashMap<>();
        said.put("desk", desk);
        said.put("state", state);
        said.put("group", group);
        said.put("handler", handler);
        said.put("reporter", reporter);
        said.put("limit", limit == Asked.USUAL ? null : String.valueOf(limit));
        said.put("cursor", cursor);
        return said.entrySet().stream()
                .filter(each -> each.getValue() != null)
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "/tickets?", ""));
    }
}
