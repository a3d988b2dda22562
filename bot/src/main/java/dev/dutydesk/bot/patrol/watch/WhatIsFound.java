package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Grade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a bad check comes to as a finding. */
final class WhatIsFound {
    private static final int EVIDENCE_SHOWN = 3;
    private static final int EVIDENCE_CUT = 600;

    private WhatIsFound() {}

    static Finding of(Desk desk, Plan plan, Spot spot, CheckState state, Grade grade, Instant now) {
        List<String> more = new ArrayList<>();
        state.failed().stream()
                .skip(Math.max(0, state.failed().size() - EVIDENCE_SHOWN))
                .map(WhatIsFound::line)
                .forEach(more::add);
        var ticket = spot.check().ticket();
        String group = ticket == null ? desk.otherwise().group() : ticket.group();
        String module = ticket == null ? null : ticket.module();
        return new Finding(
                Actor.Kind.PATROL,
                spot.check().id(),
                fingerprint(spot, state),
                grade,
                group,
                "server",
                module,
                spot.system(),
                spot.name() + " " + message(state),
                more,
                state.badSince() == null ? now : state.badSince(),
                plan.patrol().groupWait());
    }

    private static String line(Evidence evidence) {
        String text = evidence.text().strip();
        String cut = text.length() <= EVIDENCE_CUT ? text : text.substring(0, EVIDENCE_CUT) + "…";
        return cut.isEmpty() ? evidence.title() : evidence.title() + ": " + cut;
    }

    /** Goes on with that of before a renaming. */
    static String fingerprint(Spot spot, CheckState state) {
        return state.fingerprint() == null ? spot.key() : state.fingerprint();
    }

    static String message(CheckState state) {
        return state.last() == null ? "" : state.last().message().strip();
    }
}
