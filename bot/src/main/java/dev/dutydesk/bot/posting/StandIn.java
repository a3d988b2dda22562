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

/** Whom a notice goes to: what the deputy can do as well goes to the deputy of one who is away. */
final class StandIn {
    private static final Set<Kind> DEPUTIES = EnumSet.of(Kind.ACCEPTANCE, Kind.QUESTION);

    private StandIn() {}

    static Notices.Waiting of(Desk desk, OnCall onCall, Notices.Waiting waiting, Instant now) {
        Notice notice = waiting.notice();
        if (!DEPUTIES.contains(notice.kind()) || !onCall.isAway(desk, notice.to(), now)) {
            return waiting;
        }
        return desk.person(notice.to())
                .map(Person::deputy)
                .filter(deputy -> !onCall.isAway(desk, deputy, now))
                .map(deputy -> new Notices.Waiting(notice.to(deputy), waiting.sending()))
                .orElse(waiting);
    }
}
