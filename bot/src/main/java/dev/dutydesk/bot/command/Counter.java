package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.intake.Triage;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries out what was understood: loads the ticket, has it decided, commits, and answers with what was kept. */
final class Counter {
    /** A ticket so busy that it changes under each of so many decisions answers that nothing was recorded. */
    private static final int TRIES = 20;

    private final Tickets tickets;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Router router;
    private final Replies replies;
    private final InstantSource clock;
    private final Witness witness;

    Counter(
            Tickets tickets,
            Lifecycle lifecycle,
            FactsSource facts,
            Router router,
            Replies replies,
            InstantSource clock,
            Witness witness) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.router = router;
        this.replies = replies;
        this.clock = clock;
        this.witness = witness;
    }

    Answer carryOut(Turn turn, Said said) {
        witness.asked(said.command());
        return switch (said.command()) {
            case REPORT -> said.text().isEmpty() ? say(turn, replies.reportWhat(turn)) : report(turn, said.text());
            case LIST -> say(turn, replies.list(turn, said.text()));
            case HELP -> help(turn, said.text());
            case SHOW -> {
                Optional<Numbered> found = find(turn, said);
                yield say(
                        turn,
                        found.map(ticket -> replies.show(turn, ticket))
                                .orElseGet(() -> replies.noSuchTicket(turn, said)));
            }
            case ACK, DIAGNOSE, RESOLVE, ACCEPT, REJECT -> {
                Said whole = withDraft(turn, said);
                TicketKey key = whole.key() == null ? turn.about() : whole.key();
                yield key == null
                        ? say(turn, replies.noSuchTicket(turn, whole))
                        : act(turn, key, ticket -> actOf(whole), whole);
            }
        };
    }

    Answer help(Turn turn, String topic) {
        return say(turn, replies.help(turn, topic));
    }

    Answer greet(Turn turn) {
        return say(turn, replies.greeting(turn));
    }

    private Answer report(Turn turn, String text) {
        Desk desk = turn.desk();
        Instant now = clock.instant();
        Triage triage = router.triage(desk, text);
        Act.Report act = new Act.Report(
                TicketId.at(now),
                desk.id(),
                text,
                turn.actor().id(),
                turn.actor().side(),
                Ticket.Origin.PERSON,
                null,
                new Place(turn.channel().name(), turn.message()),
                triage.grade(),
                triage.category(),
                triage.module(),
                triage.group(),
                triage.why(),
                triage.triage(),
                triage.outOfScope(),
                null,
                desk.rooms(turn.channel().name(), triage.group()),
                null);
        Facts known = facts.gather(desk, null, act, turn.actor(), now);
        return switch (lifecycle.decide(null, act, known)) {
            case Decision.Changed change ->
                answered(
                        turn,
                        commit(
                                turn,
                                Commit.of(
                                        desk.id(),
                                        turn.id(),
                                        change.change(),
                                        Kept.done(null).json())));
            case Decision.Refused refused -> say(turn, replies.refused(turn, null, act.verb(), refused));
            case Decision.Already already -> throw new IllegalStateException("A new ticket can't be there already");
        };
    }

    /**
     * Does that to the ticket.
     *
     * @param said the command it came from, for what is asked back where something is missing; null for none
     */
    Answer act(Turn turn, TicketKey key, Function<Ticket, Act> act, @Nullable Said said) {
        for (int i = 0; i < TRIES; i++) {
            Numbered found = key.prefix().equals(turn.desk().prefix())
                    ? tickets.find(turn.desk().id(), key.number()).orElse(null)
                    : null;
            if (found == null) {
                return say(turn, replies.noSuchTicket(turn, key.toString()));
            }
            Act wanted = act.apply(found.ticket());
            Instant now = clock.instant();
            Facts known = facts.gather(turn.desk(), found.ticket(), wanted, turn.actor(), now);
            Outcome outcome = switch (lifecycle.decide(found.ticket(), wanted, known)) {
                case Decision.Changed change -> {
                    Kept done = done(turn, key.toString(), wanted);
                    yield commit(turn, Commit.of(turn.desk().id(), turn.id(), change.change(), done.json()));
                }
                case Decision.Already already -> keep(turn, replies.already(turn, found, already.verb(), already.at()));
                case Decision.Refused refused -> keep(turn, back(turn, found, wanted, said, refused));
            };
            if (!(outcome instanceof Outcome.Stale)) {
                return answered(turn, outcome);
            }
        }
        return replies.notRecorded(turn.desk(), turn.channel());
    }

    /** The posts say what happened; only who accepted is asked something more. */
    private Kept done(Turn turn, String key, Act act) {
        return act instanceof Act.Accept accept && accept.stars() == null
                ? replies.askStars(turn, key)
                : Kept.done(key);
    }

    /** Answers, and keeps the answer with the delivery. */
    Answer say(Turn turn, Kept kept) {
        return answered(turn, keep(turn, kept));
    }

    /** What is missing is asked for with a form where one can be opened, else said. */
    private Kept back(Turn turn, Numbered found, Act wanted, @Nullable Said said, Decision.Refused refused) {
        boolean missing = refused.reason().kind() == Decision.Kind.INCOMPLETE;
        Kept reply = replies.refused(turn, found, wanted.verb(), refused);
        if (!missing || said == null) {
            return reply;
        }
        if (turn.form() != null) {
            return replies.form(turn, found, said.command(), needsRegression(turn, found), turn.form(), reply);
        }
        return reply.with(new Kept.Draft(key(turn, found), said.text(), said.options()), turn.id());
    }

    /** Asked of the lifecycle, which alone knows what is a defect. */
    private boolean needsRegression(Turn turn, Numbered found) {
        Act probe = new Act.Resolve("?", null, null, null, null);
        Facts known = facts.gather(turn.desk(), found.ticket(), probe, turn.actor(), clock.instant());
        return lifecycle.decide(found.ticket(), probe, known) instanceof Decision.Refused refused
                && refused.reason() == Decision.Reason.REGRESSION_MISSING;
    }

    /** What a button goes on with was kept with the delivery that was refused. */
    private Said withDraft(Turn turn, Said said) {
        String draft = said.option(Option.DRAFT);
        if (draft == null) {
            return said;
        }
        Kept.Draft open = Kept.Draft.delivery(draft)
                .flatMap(delivery -> tickets.answered(turn.desk().id(), delivery))
                .map(done -> Kept.parse(done.kept()).draft())
                .orElse(null);
        if (open == null) {
            return said;
        }
        Map<Option, String> options = new EnumMap<>(Option.class);
        options.putAll(open.options());
        options.putAll(said.options());
        options.remove(Option.DRAFT);
        TicketKey key = TicketKey.parse(open.key()).orElse(null);
        return new Said(said.command(), key, said.text().isEmpty() ? open.text() : said.text(), options);
    }

    private Optional<Numbered> find(Turn turn, Said said) {
        TicketKey key = said.key() == null ? turn.about() : said.key();
        return key == null || !key.prefix().equals(turn.desk().prefix())
                ? Optional.empty()
                : tickets.find(turn.desk().id(), key.number());
    }

    private static Act actOf(Said said) {
        return switch (said.command()) {
            case ACK -> new Act.Acknowledge();
            case DIAGNOSE -> new Act.Diagnose(said.text());
            case RESOLVE ->
                new Act.Resolve(
                        said.text(),
                        said.option(Option.CAUSE),
                        said.option(Option.VERSION),
                        said.option(Option.ROLLBACK),
                        Words.regression(said.option(Option.REGRESSION)));
            case ACCEPT -> new Act.Accept(said.option(Option.FOR_REPORTER), Words.number(said.option(Option.STARS)));
            case REJECT -> new Act.Reject(said.text());
            case REPORT, SHOW, LIST, HELP -> throw new IllegalArgumentException(said.command() + " changes no ticket");
        };
    }

    private Outcome keep(Turn turn, Kept kept) {
        return tickets.commit(Commit.answer(turn.desk().id(), turn.id(), kept.json()));
    }

    private Outcome commit(Turn turn, Commit commit) {
        Outcome outcome = tickets.commit(commit);
        if (outcome instanceof Outcome.Done) {
            witness.changed(turn.desk().id());
        }
        return outcome;
    }

    private Answer answered(Turn turn, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done ->
                Kept.parse(done.kept())
                        .answer(
                                done.numbers().isEmpty()
                                        ? null
                                        : new TicketKey(
                                                        turn.desk().prefix(),
                                                        done.numbers().getFirst())
                                                .toString());
            case Outcome.NotSent notSent -> replies.notRecorded(turn.desk(), turn.channel());
            case Outcome.Unknown unknown -> replies.unconfirmed(turn.desk(), turn.channel());
            case Outcome.Stale stale -> replies.notRecorded(turn.desk(), turn.channel());
            case Outcome.Claimed claimed -> replies.notRecorded(turn.desk(), turn.channel());
        };
    }

    private static String key(Turn turn, Numbered found) {
        return new TicketKey(turn.desk().prefix(), found.number()).toString();
    }
}
