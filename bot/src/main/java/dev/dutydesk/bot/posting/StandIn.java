package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.state.store.Notices;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Notice.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Whom a notice goes to: what the deputy can do as well goes to the deputy of one who is away, and what one who left is asked to whoever
 * followed. */
final class StandIn {
    private static final Set<Kind> DEPUTIES = EnumSet.of(Kind.ACCEPTANCE, Kind.QUESTION);

    private StandIn() {}

    static Notices.Waiting of(Desk desk, OnCall onCall, Notices.Waiting waiting, Instant now) {
        Notice notice = waiting.notice();
        if (!DEPUTIES.contains(notice.kind())) {
            return waiting;
        }
        String answers = onCall.answering(desk, notice.to());
        String to = !onCall.isAway(desk, answers, now)
                ? answers
                : desk.person(answers)
                        .map(Person::deputy)
                        .filter(deputy -> !onCall.isAway(desk, deputy, now))
                        .orElse(answers);
        return to.equals(notice.to()) ? waiting : new Notices.Waiting(notice.to(to), waiting.sending());
    }
}
