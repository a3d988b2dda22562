package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.patrol.watch.Cases.Case;
import dev.dutydesk.bot.recurring.PlannedTickets;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever watches does to tickets, as the lifecycle decides it. */
final class CaseActs {
    private static final Logger log = LoggerFactory.getLogger(CaseActs.class);
    private static final int LOOKED_AT = 200;
    private static final Duration WORTH_SAYING = Duration.ofHours(12);
    private static final Set<String> ALONE = Set.of("dm", "app", "call", "sms");

    private final Tickets tickets;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final CaseText text;

    CaseActs(Tickets tickets, Lifecycle lifecycle, FactsSource facts, CaseText text) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.text = text;
    }

    /** @param change null where the ticket stays as it is */
    record Opened(Case of, @Nullable Change change) {}

    /** The newest open ticket that a person reported on the same module. */
    Optional<Ticket> ofPerson(Desk desk, Finding finding) {
        return finding.module() == null
                ? Optional.empty()
                : tickets.list(Query.open(desk.id(), LOOKED_AT)).items().stream()
                        .map(Numbered::ticket)
                        .filter(ticket -> ticket.report().origin() == Ticket.Origin.PERSON
                                && ticket.state() != State.RESOLVED
                                && ticket.sort().module().equals(finding.module()))
                        .findFirst();
    }

    Opened join(Desk desk, Ticket ticket, List<Finding> findings, Instant now) {
        Finding first = findings.getFirst();
        String said = text.say(desk, "joined", first.what());
        Actor actor = Finding.actor(first.by(), first.source());
        boolean raises = first.by() == Actor.Kind.PATROL
                && first.grade().isAbove(ticket.sort().grade());
        Act act = raises ? new Act.Regrade(first.grade(), said) : new Act.Comment(said);
        return new Opened(
                Case.of(ticket.id(), findings, false, now),
                decide(desk, ticket, act, actor, now).orElse(null));
    }

    Opened open(Desk desk, List<Finding> findings, Instant now) {
        Finding first = findings.getFirst();
        TicketId id = TicketId.at(now);
        Case of = Case.of(id, findings, true, now);
        String room = PlannedTickets.room(desk, first.group());
        Act.Report act = new Act.Report(
                id,
                desk.id(),
                text.of(desk, of),
                desk.leadOf(first.group()),
                first.group(),
                first.origin(),
                first.source(),
                new Place(room, null),
                first.grade(),
                first.category(),
                first.module() == null ? "other" : first.module(),
                first.group(),
                List.of(),
                false,
                false,
                first.fingerprint(),
                desk.rooms(room, first.group()),
                null);
        Change change = decide(desk, null, act, Finding.actor(first.by(), first.source()), now)
                .orElseThrow(() -> new IllegalStateException("What was found can't be reported: " + first.what()));
        return new Opened(of, change);
    }

    /** What is found goes on: a worse grade raises the ticket, an end that was none is undone. */
    Optional<Change> insists(Desk desk, Ticket ticket, Finding finding, Instant mendedBefore, Instant now) {
        Actor actor = itsOwn(ticket, finding);
        if (ticket.state() == State.RESOLVED || ticket.state() == State.ACCEPTED) {
            Instant end = ticket.stillSince();
            return end != null && end.isAfter(mendedBefore) ? Optional.empty() : goesOn(desk, ticket, finding, now);
        }
        return ticket.state().isOpen() && finding.grade().isAbove(ticket.sort().grade())
                ? decide(desk, ticket, new Act.Regrade(finding.grade(), finding.what()), actor, now)
                : Optional.empty();
    }

    /** What seemed over isn't. */
    Optional<Change> goesOn(Desk desk, Ticket ticket, Finding finding, Instant now) {
        Actor actor = itsOwn(ticket, finding);
        if (!isOwn(ticket, finding)) {
            Act said = new Act.Comment(text.say(desk, "back", finding.what()));
            return decide(desk, ticket, said, actor, now);
        }
        return switch (ticket.state()) {
            case RESOLVED -> decide(desk, ticket, new Act.Reject(text.say(desk, "back", finding.what())), actor, now);
            case ACCEPTED ->
                decide(desk, ticket, new Act.Reopen(text.say(desk, "back", finding.what()), null), actor, now);
            default -> Optional.empty();
        };
    }

    Optional<Change> recovers(Desk desk, Ticket ticket, Finding finding, String evidence, Instant now) {
        Actor actor = itsOwn(ticket, finding);
        if (!isOwn(ticket, finding)) {
            return ticket.state().isOpen()
                    ? decide(desk, ticket, new Act.Comment(text.say(desk, "recovered", evidence)), actor, now)
                    : Optional.empty();
        }
        boolean over = !ticket.state().isOpen() || ticket.state() == State.RESOLVED;
        return over ? Optional.empty() : decide(desk, ticket, new Act.Recover(evidence), actor, now);
    }

    /** Its text, as it is now. */
    Optional<Change> retold(Desk desk, Case of, Instant now) {
        return tickets.find(desk.id(), of.id())
                .map(Numbered::ticket)
                .filter(ticket -> ticket.state().isOpen() && isOwn(ticket, of.first()))
                .flatMap(ticket -> {
                    String now1 = text.of(desk, of);
                    return now1.strip().equals(ticket.report().description())
                            ? Optional.empty()
                            : decide(desk, ticket, new Act.Edit(now1, null), itsOwn(ticket, of.first()), now);
                });
    }

    /** The same fault had a ticket before: people see what was done then. */
    void linkToLast(Desk desk, Case of, Commit with) {
        Optional<Numbered> last = text.last(desk, of.first().fingerprint(), of.id());
        Optional<Ticket> ticket = tickets.find(desk.id(), of.id()).map(Numbered::ticket);
        if (last.isPresent() && ticket.isPresent()) {
            Act link = new Act.Link(CaseText.key(desk, last.get()));
            Instant now = ticket.get().report().at();
            decide(desk, ticket.get(), link, itsOwn(ticket.get(), of.first()), now)
                    .ifPresent(change -> tickets.commit(Commit.of(desk.id(), "link:" + of.ticket(), change, "")));
        }
    }

    /** Whom the clock told alone must hear alone that it is over; the thread tells the others. */
    List<Announcement> tellThoseCalled(Desk desk, @Nullable Ticket ticket, Instant now) {
        if (ticket == null || Grade.P2.isAbove(ticket.sort().grade())) {
            return List.of();
        }
        return tickets.history(desk.id(), ticket.id()).stream()
                .filter(event -> event.verb() == Verb.REMIND)
                .flatMap(event -> ALONE.stream().map(way -> event.detail().get(way)))
                .filter(Objects::nonNull)
                .flatMap(people -> Stream.of(people.split(",")))
                .filter(person -> !person.isEmpty())
                .distinct()
                .map(person -> new Announcement(
                        "recovered/" + ticket.id() + "/" + ticket.revision() + "/" + person,
                        "recovered/" + ticket.id(),
                        person,
                        true,
                        now.plus(WORTH_SAYING)))
                .toList();
    }

    private static boolean isOwn(Ticket ticket, Finding finding) {
        return ticket.report().origin() == finding.origin();
    }

    /** As the one that opened the ticket, where one of the same kind did. */
    private static Actor itsOwn(Ticket ticket, Finding finding) {
        String source = ticket.report().source();
        return Finding.actor(finding.by(), isOwn(ticket, finding) && source != null ? source : finding.source());
    }

    private Optional<Change> decide(Desk desk, @Nullable Ticket ticket, Act act, Actor actor, Instant now) {
        Decision decision = lifecycle.decide(ticket, act, facts.gather(desk, ticket, act, actor, now));
        if (decision instanceof Decision.Changed changed) {
            return Optional.of(changed.change());
        }
        log.info("{} can't {} on desk {}: {}", actor.id(), act.verb().word(), desk.id(), decision);
        return Optional.empty();
    }
}
