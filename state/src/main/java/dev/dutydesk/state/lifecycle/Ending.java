package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Ticket.Cancellation;
import dev.dutydesk.state.ticket.Verb;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a ticket ends, and how what seemed to be its end wasn't. */
final class Ending {
    private Ending() {}

    /** The record shows in which capacity somebody accepted, and marks who accepted their own work. */
    static void accept(Draft draft, Act.Accept act) {
        Ticket ticket = draft.ticket();
        String reason = isByLead(draft.decided()) ? act.reason() : null;
        draft.step(
                ticket.withClosing(ended(ticket, State.ACCEPTED, draft).withReason(reason)),
                Detail.of(
                        "as",
                        capacity(draft.decided()),
                        "own",
                        Rules.isOwnWork(draft.decided()) ? true : null,
                        "reason",
                        reason));
        if (act.stars() != null) {
            draft.step(
                    Verb.RATE,
                    State.ACCEPTED,
                    draft.ticket().withClosing(draft.ticket().closing().withStars(act.stars())),
                    Detail.of("stars", act.stars()));
        }
    }

    static void reject(Draft draft, Act.Reject act) {
        Ticket on = Handling.goesOn(draft.ticket(), draft);
        int rejections = on.closing().rejections() + 1;
        draft.step(
                backToWork(on.withClosing(on.closing().withRejections(rejections)), draft),
                Detail.of("reason", act.reason()));
        if (rejections >= 2) {
            draft.callLead();
        }
    }

    /** What was said of its end goes, stars included; the history keeps it. */
    static void reopen(Draft draft, Act.Reopen act) {
        Ticket ticket = draft.ticket();
        Ticket on = draft.to() == State.RESOLVED ? ticket : Handling.goesOn(ticket, draft);
        Ticket.Closing open = on.closing()
                .with(c -> c.end(null)
                        .at(null)
                        .by(null)
                        .byClock(false)
                        .reason(null)
                        .reopenUntil(null)
                        .kind(null)
                        .mergedInto(null)
                        .mergedFrom(null)
                        .stars(null)
                        .remark(null)
                        .reopenings(on.closing().reopenings() + 1));
        draft.step(
                backToWork(on.withClosing(open), draft),
                Detail.of(
                        "reason",
                        act.reason(),
                        "end",
                        ticket.state(),
                        "from",
                        ticket.closing().mergedInto()));
        Merging.letGo(draft, act);
        if (draft.to() == State.RESOLVED) {
            draft.tell(
                    Notice.Kind.ACCEPTANCE,
                    draft.ticket(),
                    draft.ticket().report().askedToAccept(draft.facts().lead()));
        }
    }

    static void archive(Draft draft) {
        Ticket ticket = draft.ticket();
        draft.step(
                ticket.withClosing(ticket.closing().withArchivedAt(draft.now())),
                Detail.of("end", ticket.closing().end()));
    }

    static void cancel(Draft draft, Act.Cancel act) {
        Ticket off = Waiting.offHold(draft.ticket(), draft.facts());
        Ticket.Closing closing =
                ended(off, State.CANCELLED, draft).with(c -> c.kind(act.kind()).reason(act.reason()));
        draft.step(
                off.with(t -> t.closing(closing)
                        .links(withLink(off, act.link()))
                        .work(off.work().withNextUpdate(null))),
                Detail.of("kind", word(act.kind()), "reason", act.reason(), "link", act.link()));
        Case c = draft.decided();
        if (act.kind() == Cancellation.BACKLOG && off.report().origin().isPerson()) {
            draft.tell(Notice.Kind.BACKLOG, draft.ticket(), off.report().askedToAccept(draft.lead()));
        }
        if (act.kind() == Cancellation.FALSE_ALARM && c.isHandler() && !c.isReporter() && !c.isLead()) {
            draft.callLead();
        }
    }

    static Ticket.Closing ended(Ticket ticket, State end, Draft draft) {
        return ticket.closing()
                .with(c -> c.end(end)
                        .at(draft.now())
                        .by(draft.actor().id())
                        .byClock(Rules.isClock(draft.decided()))
                        .reopenUntil(draft.facts().reopenUntil()));
    }

    /** Whether only the lead's power to override lets this one accept; then a reason is owed. */
    static boolean isByLead(Case c) {
        return c.isLead() && !Party.FIRST_SIDE.covers(c) && !Party.GROUP_OF_WATCHED.covers(c);
    }

    private static String capacity(Case c) {
        if (Rules.isClock(c)) {
            return "clock";
        }
        if (!c.isWatched() && c.isReporter()) {
            return "reporter";
        }
        if (!c.isWatched() && c.isDeputy()) {
            return "deputy";
        }
        if (c.ticket().report().reporters().contains(c.actor().id())) {
            return "joined";
        }
        if (isByLead(c)) {
            return "lead";
        }
        return Party.GROUP_OF_WATCHED.covers(c) ? "group" : "colleague";
    }

    private static Ticket backToWork(Ticket ticket, Draft draft) {
        return draft.to() == State.DISPATCHED ? Handling.waiting(ticket, draft.now()) : ticket;
    }

    private static List<String> withLink(Ticket ticket, @Nullable String link) {
        return link == null || link.isBlank()
                ? ticket.links()
                : Stream.concat(ticket.links().stream(), Stream.of(link.strip()))
                        .distinct()
                        .toList();
    }

    private static String word(Cancellation kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
