package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Whom things are told, and how long that is worth doing: a page that is a day old only confuses. */
final class Notices {
    private Notices() {}

    static Duration lifetime(Notice.Kind kind) {
        return switch (kind) {
            case ASSIGNED, LEAD -> Duration.ofDays(1);
            case ACCEPTANCE, QUESTION -> Duration.ofDays(7);
            case NUDGED, UNANSWERED, SILENT, DEADLINE -> Duration.ofHours(4);
        };
    }

    /** Who is asked to accept: the reporter, for a patrol's or alarm's ticket the lead, and everyone who joined. */
    static List<String> askedToAccept(Ticket ticket, String lead) {
        return Stream.concat(Stream.of(asked(ticket, lead)), ticket.report().reporters().stream())
                .distinct()
                .toList();
    }

    /** Who is asked a question: the reporter; for a patrol's or alarm's ticket the lead. */
    static String asked(Ticket ticket, String lead) {
        return ticket.report().origin() == Ticket.Origin.PERSON
                ? ticket.report().reporter()
                : lead;
    }
}
