package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who reads tickets. Who is signed in reads those of their own desks.
 *
 * @param account who is signed in; null where nobody signs in
 */
record Viewer(@Nullable String account) {
    private static final String WEB = "web";

    static Viewer of(HttpServletRequest request) {
        return new Viewer(request.getRemoteUser());
    }

    List<Desk> desks(Desks desks) {
        return desks.seenBy(account);
    }

    boolean sees(Desk desk) {
        return account == null || desk.personByAccount(WEB, account).isPresent();
    }

    /** The language of whom nothing else is known: their first desk's. */
    Locale locale(Desks desks) {
        return desks(desks).stream().findFirst().map(Desk::locale).orElse(Locale.ENGLISH);
    }
}
