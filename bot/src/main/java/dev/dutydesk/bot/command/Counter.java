package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Ticket;
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
    private final Reports reports;
    private final Ledger ledger;
    private final Replies replies;
    private final Overviews overviews;
    private final Misread misread;
    private final InstantSource clock;
    private final Witness witness;

    Counter(
            Tickets tickets,
            Lifecycle lifecycle,
            FactsSource facts,
            Reports reports,
            Ledger ledger,
            Replies replies,
            Overviews overviews,
            Misread misread,
            InstantSource clock,
            Witness witness) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.reports = reports;
        this.ledger = ledger;
        this.replies = replies;
        this.overviews = overviews;
        this.misread = misread;
        this.clock = clock;
        this.witness = witness;
    }

    Answer carryOut(Turn turn, Said said) {
        witness.asked(said.command());
        return switch (said.command()) {
            case REPORT ->
                said.text().isEmpty() ? ledger.say(turn, misread.reportWhat(turn)) : reports.report(turn, said.text());
            case LIST -> ledger.say(turn, overviews.list(turn, said.text()));
            case HELP -> help(turn, said.text());
            case SHOW -> {
                Optional<Numbered> found = find(turn, said);
                yield ledger.say(
                        turn,
                        found.map(ticket -> overviews.show(turn, ticket))
                                .orElseGet(() -> misread.noSuchTicket(turn, said)));
            }
            case ACK, DIAGNOSE, RESOLVE, ACCEPT, REJECT -> {
                Said whole = withDraft(turn, said);
                TicketKey key = whole.key() == null ? turn.about() : whole.key();
                yield key == null
                        ? ledger.say(turn, misread.noSuchTicket(turn, whole))
                        : act(turn, key, ticket -> actOf(whole), whole);
            }
        };
    }

    Answer help(Turn turn, String topic) {
        return ledger.say(turn, overviews.help(turn, topic));
    }

    Answer greet(Turn turn) {
        return ledger.say(turn, overviews.greeting(turn));
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
                return ledger.say(turn, misread.noSuchTicket(turn, key.toString()));
            }
            Act wanted = act.apply(found.ticket());
            Instant now = clock.instant();
            Facts known = facts.gather(turn.desk(), found.ticket(), wanted, turn.actor(), now);
            Outcome outcome = switch (lifecycle.decide(found.ticket(), wanted, known)) {
                case Decision.Changed change -> {
                    Kept done = done(turn, key.toString(), wanted);
                    yield ledger.commit(turn, change.change(), done, null);
                }
                case Decision.Already already ->
                    ledger.keep(turn, replies.already(turn, found, already.verb(), already.at()));
                case Decision.Refused refused -> ledger.keep(turn, back(turn, found, wanted, said, refused));
            };
            if (!(outcome instanceof Outcome.Stale)) {
                return ledger.answered(turn, outcome);
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

    private static String key(Turn turn, Numbered found) {
        return new TicketKey(turn.desk().prefix(), found.number()).toString();
    }
}
