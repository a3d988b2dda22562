package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.TicketId;

/** The names of the keys that what waits is kept under. */
final class WaitingKeys {
    private WaitingKeys() {}

    static String of(String desk, String name) {
        return "dd:{" + desk + "}:" + name;
    }

    static String lease(String desk) {
        return of(desk, "lease");
    }

    static String behind(String desk) {
        return of(desk, "behind");
    }

    static String postponed(String desk) {
        return of(desk, "behind:postponed");
    }

    static String roots(String desk) {
        return of(desk, "roots");
    }

    static String timers(String desk) {
        return of(desk, "timers");
    }

    static String ticket(String desk, TicketId id) {
        return of(desk, "ticket:" + id);
    }

    static String shown(String desk, TicketId id) {
        return of(desk, "shown:" + id);
    }

    static String notices(String desk, boolean urgent) {
        return of(desk, urgent ? "notices:urgent" : "notices");
    }

    static String notice(String desk) {
        return of(desk, "notice");
    }

    static String noticeClaims(String desk) {
        return of(desk, "notices:claims");
    }

    static String noticesPostponed(String desk) {
        return of(desk, "notices:postponed");
    }
}
