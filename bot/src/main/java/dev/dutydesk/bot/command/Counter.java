package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.KeyMissing;
import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries out what was understood: shows, or has done what a command says. */
final class Counter {
    /** Of so many of the newest open tickets one is found that a command without a key can be about. */
    private static final int LOOKED_AT = 50;

    private static final int CHOICES = 5;

    private final Tickets tickets;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Acts acts;
    private final Deeds deeds;
    private final Reports reports;
    private final Ledger ledger;
    private final Replies replies;
    private final Overviews overviews;
    private final Misread misread;
    private final Trial trial;
    private final Why why;
    private final Discretion discretion;
    private final Rota rota;
    private final Campaigns campaigns;
    private final Patrolling patrolling;
    private final Reviewing reviewing;
    private final Tests tests;
    private final InstantSource clock;
    private final Witness witness;

    Counter(
            Tickets tickets,
            Lifecycle lifecycle,
            FactsSource facts,
            Acts acts,
            Deeds deeds,
            Reports reports,
            Ledger ledger,
            Replies replies,
            Overviews overviews,
            Misread misread,
            Trial trial,
            Why why,
            Discretion discretion,
            Rota rota,
            Campaigns campaigns,
            Patrolling patrolling,
            Reviewing reviewing,
            Tests tests,
            InstantSource clock,
            Witness witness) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.acts = acts;
        this.deeds = deeds;
        this.reports = reports;
        this.ledger = ledger;
        this.replies = replies;
        this.overviews = overviews;
        this.misread = misread;
        this.trial = trial;
        this.why = why;
        this.discretion = discretion;
        this.rota = rota;
        this.campaigns = campaigns;
        this.patrolling = patrolling;
        this.reviewing = reviewing;
        this.tests = tests;
        this.clock = clock;
        this.witness = witness;
    }

    Answer carryOut(Turn turn, Said said) {
        witness.asked(said.command());
        return switch (said.command()) {
            case REPORT -> {
                String text = Filed.text(said, replies.said(turn, "order"));
                yield text.isEmpty() ? ledger.say(turn, blank(turn, said)) : reports.report(turn, text, said);
            }
            case LIST -> ledger.say(turn, overviews.list(turn, said.text()));
            case HELP -> help(turn, said.text());
            case SHOW -> {
                Optional<Numbered> found = find(turn, said);
                yield ledger.say(
                        turn,
                        found.map(ticket -> said.option(Option.WHY) == null
                                        ? overviews.show(turn, ticket)
                                        : why.of(turn, ticket))
                                .orElseGet(() -> misread.noSuchTicket(turn, said)));
            }
            case MINE -> ledger.say(turn, overviews.mine(turn));
            case TRY ->
                ledger.say(
                        turn,
                        said.text().isBlank()
                                ? misread.textMissing(turn, said.command())
                                : trial.of(turn, said.text()));
            case OFFBOARD -> throw new IllegalStateException("Reception has it done before");
            case ONCALL -> rota.carryOut(turn, said.text());
            case TEST -> tests.carryOut(turn, said.text());
            case PROMOTION -> campaigns.carryOut(turn, said.text());
            case PATROL -> patrolling.carryOut(turn, said.text());
            case REVIEW -> reviewing.carryOut(turn, said.text());
            case ACTION -> reviewing.promise(turn, said.text());
            case WHO -> ledger.say(turn, overviews.who(turn));
            case HERE -> ledger.say(turn, overviews.here(turn));
            default -> {
                Said whole = withDraft(turn, said);
                TicketKey key = whole.key() == null ? turn.about() : whole.key();
                if (key == null) {
                    yield ledger.say(turn, misread.noSuchTicket(turn, whole));
                }
                Answer answer = deeds.decide(turn, key, ticket -> acts.of(turn, whole, ticket), whole);
                yield whole.command() == Command.REVEAL ? discretion.revealed(turn, key, answer) : answer;
            }
        };
    }

    /** What may be meant for the ticket is asked about. Empty where this one couldn't do it now. */
    Optional<Answer> perhaps(Turn turn, TicketKey key, Said said) {
        return deeds.perhaps(turn, key, ticket -> acts.of(turn, said, ticket), said);
    }

    /** A report without a text: a form for it, where one can be opened. */
    private Kept blank(Turn turn, Said said) {
        Turn.Asking asking = turn.form();
        return asking == null || asking.filled()
                ? misread.textMissing(turn, said.command())
                : replies.reportForm(turn, asking);
    }

    /** A command for which no ticket was named: the one that it can be about for this person; of several one is chosen. */
    Answer without(Turn turn, KeyMissing missing) {
        Verb verb = missing.command().verb();
        List<Numbered> fitting = verb == null || !missing.instead().isEmpty() ? List.of() : fitting(turn, verb);
        if (fitting.size() == 1) {
            TicketKey only = turn.key(fitting.getFirst());
            return carryOut(turn, new Said(missing.command(), only, "", Map.of()));
        }
        return ledger.say(
                turn,
                fitting.isEmpty()
                        ? misread.keyMissing(turn, missing)
                        : overviews.which(
                                turn, missing.command(), fitting.subList(0, Math.min(CHOICES, fitting.size()))));
    }

    private List<Numbered> fitting(Turn turn, Verb verb) {
        Instant now = clock.instant();
        return tickets.list(Query.open(turn.desk().id(), LOOKED_AT)).items().stream()
                .filter(each -> lifecycle
                        .possible(each.ticket(), facts.gather(turn.desk(), each.ticket(), null, turn.actor(), now))
                        .contains(verb))
                .toList();
    }

    Answer help(Turn turn, String topic) {
        return ledger.say(turn, overviews.help(turn, topic));
    }

    Answer greet(Turn turn) {
        return ledger.say(turn, overviews.greeting(turn));
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
}
