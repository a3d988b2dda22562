package dev.dutydesk.bot.ticket;

import dev.dutydesk.bot.desk.Planned;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.bot.privacy.Particulars;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.templates.model.StepModel;
import dev.dutydesk.templates.model.TicketModel;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a ticket into what templates read. */
public final class TicketModels {
    private TicketModels() {}

    /**
     * @param steps what the card itself must say of its latest steps; empty where they stand elsewhere
     * @param shift who has the duty of its group now
     * @param accepts when the clock accepts it; null where it won't
     * @param provisional which deadlines may change
     */
    public static TicketModel of(
            Names names,
            Numbered numbered,
            List<StepModel> steps,
            Shift shift,
            @Nullable Instant accepts,
            Set<String> provisional) {
        Ticket ticket = numbered.ticket();
        return new TicketModel(
                names.key(numbered.number()),
                ticket.state().name(),
                report(names, ticket.report()),
                sort(names, ticket.sort()),
                new TicketModel.Deadlines(
                        ticket.deadlines().respond(),
                        ticket.deadlines().diagnose(),
                        ticket.deadlines().resolve(),
                        ticket.work().nextUpdate(),
                        accepts,
                        provisional),
                hand(names, ticket.response(), shift),
                work(names, ticket.work()),
                closing(names, ticket),
                hold(names, ticket),
                nextSteps(ticket),
                steps);
    }

    private static TicketModel.Report report(Names names, Ticket.Report report) {
        return new TicketModel.Report(
                names.person(report.reporter()),
                report.side() == null ? null : names.side(report.side()),
                report.reporters().stream().map(names::person).toList(),
                Planned.action(report.source()).isPresent() ? "action" : word(report.origin()),
                report.source(),
                report.at(),
                report.title(),
                report.description(),
                Particulars.of(report.description()).stream()
                        .map(each -> new TicketModel.Fact(each.kind().word(), each.value()))
                        .toList());
    }

    private static TicketModel.Sort sort(Names names, Ticket.Sort sort) {
        return new TicketModel.Sort(
                sort.grade().word(),
                sort.category(),
                sort.module(),
                names.group(sort.group()),
                sort.why(),
                sort.triage(),
                sort.cause(),
                sort.outOfScope());
    }

    private static TicketModel.Hand hand(Names names, Ticket.Response response, Shift shift) {
        return new TicketModel.Hand(
                names.personOrNull(response.handler()),
                names.personOrNull(response.assignee()),
                List.of(names.person(shift.person())),
                names.personOrNull(shift.backup()),
                response.acknowledgedAt(),
                response.nudges());
    }

    private static TicketModel.Work work(Names names, Ticket.Work work) {
        return new TicketModel.Work(
                work.finding(),
                work.diagnosedAt(),
                work.solution(),
                work.version(),
                work.rollback(),
                work.regression() == null ? null : work.regression().word(),
                work.resolvedAt(),
                names.personOrNull(work.resolvedBy()),
                work.progress());
    }

    private static TicketModel.Closing closing(Names names, Ticket ticket) {
        Ticket.Closing closing = ticket.closing();
        return new TicketModel.Closing(
                closing.end() == null ? null : closing.end().name(),
                closing.at(),
                names.personOrNull(closing.by()),
                closing.byClock(),
                closing.reason(),
                Optional.ofNullable(closing.kind()).map(TicketModels::word).orElse(null),
                closing.kind() == Ticket.Cancellation.BACKLOG ? ticket.links().getLast() : null,
                closing.mergedInto() == null ? null : names.key(closing.mergedInto()),
                closing.stars(),
                closing.reopenUntil(),
                closing.rejections());
    }

    private static TicketModel.@Nullable Hold hold(Names names, Ticket ticket) {
        Ticket.Hold hold = ticket.hold();
        if (hold == null) {
            return null;
        }
        boolean toReporter = hold.question() != null && ticket.report().origin().isPerson();
        return new TicketModel.Hold(
                hold.reason(),
                hold.question(),
                toReporter ? names.person(ticket.report().reporter()) : null,
                names.person(hold.by()),
                hold.since());
    }

    /** The two or three that are usual; a wish that nobody has picked up is for the backlog. */
    private static List<String> nextSteps(Ticket ticket) {
        return ticket.report().origin() == Ticket.Origin.TEST ? nextInTest(ticket) : usual(ticket);
    }

    /** Whoever began it ends it with a tap, wherever it stands. */
    private static List<String> nextInTest(Ticket ticket) {
        return switch (ticket.state()) {
            case DISPATCHED -> List.of("acknowledge", "end-test");
            case ACKNOWLEDGED -> List.of("diagnose", "resolve", "end-test");
            case DIAGNOSED, ON_HOLD -> List.of("resolve", "end-test");
            case RESOLVED -> List.of("accept", "reject", "end-test");
            case ACCEPTED, CANCELLED, MERGED, ARCHIVED -> List.of();
        };
    }

    private static List<String> usual(Ticket ticket) {
        return switch (ticket.state()) {
            case DISPATCHED ->
                ticket.sort().outOfScope()
                        ? List.of("acknowledge", "regrade", "backlog")
                        : List.of("acknowledge", "regrade");
            case ACKNOWLEDGED -> List.of("diagnose", "resolve", "progress");
            case DIAGNOSED -> List.of("resolve", "progress");
            case ON_HOLD -> List.of("resume", "resolve");
            case RESOLVED -> List.of("accept", "reject");
            case ACCEPTED, CANCELLED, MERGED, ARCHIVED -> List.of();
        };
    }

    private static String word(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
