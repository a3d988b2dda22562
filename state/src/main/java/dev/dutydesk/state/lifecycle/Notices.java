package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Notice;
import java.time.Duration;

/** How long things are worth telling: a page that is a day old only confuses. */
final class Notices {
    private Notices() {}

    static Duration lifetime(Notice.Kind kind) {
        return switch (kind) {
            case ASSIGNED, LEAD -> Duration.ofDays(1);
            case ACCEPTANCE, QUESTION, BACKLOG, RETROSPECTIVE -> Duration.ofDays(7);
            case NUDGED, UNANSWERED, SILENT, DEADLINE -> Duration.ofHours(4);
        };
    }
}
