package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.TicketId;

/** The names of the keys that what waits is kept under. */
final class WaitingKeys {
    static final Entries NOTICES = new Entries("notice");
    /** Notices that don't go by the chat: they wait apart, since a slow gateway must not hold up a channel. */
    static final Entries CALLS = new Entries("call");

    static final Entries ANNOUNCEMENTS = new Entries("announcement");

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

    /**
     * Where single entries wait.
     *
     * @param name the hash of the entries themselves, id → JSON
     */
    record Entries(String name) {
        /** Sorted set: id, when to try. */
        String waiting(String desk, boolean urgent) {
            return of(desk, urgent ? name + "s:urgent" : name + "s");
        }

        String entry(String desk) {
            return of(desk, name);
        }

        /** Hash id → when its sending began. */
        String claims(String desk) {
            return of(desk, name + "s:claims");
        }

        String postponed(String desk) {
            return of(desk, name + "s:postponed");
        }
    }
}
