package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.KeyMissing;
import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.privacy.Discreet;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Carries out what was understood: loads the ticket, has it decided, commits, and answers with what was kept. */
final class Counter {
    /** A ticket so busy that it changes under each of so many decisions answers that nothing was recorded. */
    private static final int TRIES = 20;

    /** Of so many of the newest open tickets one is found that a command without a key can be about. */
    private static final int LOOKED_AT = 50;

    private static final int CHOICES = 5;

    /** Something was said, but not right: the answer says why and how. */
    private static final Set<Decision.Reason> WRONG = Set.of(
            Decision.Reason.PERSON_UNKNOWN,
            Decision.Reason.GROUP_UNKNOWN,
            Decision.Reason.ASSIGNEE_NOT_A_RESPONDER,
            Decision.Reason.CAUSE_UNKNOWN);

    /** Said in passing, these ask once: they end something, and a sentence may only look like one of them. */
    private static final Set<Command> ENDING =
            EnumSet.of(Command.RESOLVE, Command.CANCEL, Command.MERGE, Command.REJECT);

    private final Tickets tickets;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Acts acts;
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
    private final Reviewing reviewing;
    private final Tests tests;
    private final InstantSource clock;
    private final Witness witness;

    Counter(
            Tickets tickets,
            Lifecycle lifecycle,
            FactsSource facts,
            Acts acts,
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
            Reviewing reviewing,
            Tests tests,
            InstantSource clock,
            Witness witness) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.acts = acts;
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
        this.reviewing = reviewing;
        this.tests = tests;
        this.clock = clock;
        this.witness = witness;
    }

    Answer carryOut(Turn turn, Said said) {
        witness.asked(said.command());
        return switch (said.command()) {
            case REPORT ->
                said.text().isEmpty() ? ledger.say(turn, blank(turn, said)) : reports.report(turn, said.text());
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
            case REVIEW -> reviewing.carryOut(turn, said.text());
            case WHO -> ledger.say(turn, overviews.who(turn));
            case HERE -> ledger.say(turn, overviews.here(turn));
            default -> {
                Said whole = withDraft(turn, said);
                TicketKey key = whole.key() == null ? turn.about() : whole.key();
                if (key == null) {
                    yield ledger.say(turn, misread.noSuchTicket(turn, whole));
                }
                Answer answer = decide(turn, key, ticket -> acts.of(turn, whole, ticket), whole);
                yield whole.command() == Command.REVEAL ? discretion.revealed(turn, key, answer) : answer;
            }
        };
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

    /**
     * Does that to the ticket.
     *
     * @param said the command it came from, for what is asked back where something is missing; null for none
     */
    Answer act(Turn turn, TicketKey key, Function<Ticket, Act> act, @Nullable Said said) {
        return decide(turn, key, ticket -> new Wanted.Done(act.apply(ticket)), said);
    }

    private Answer decide(Turn turn, TicketKey key, Function<Ticket, Wanted> wanted, @Nullable Said said) {
        for (int i = 0; i < TRIES; i++) {
            Numbered found = key.prefix().equals(turn.desk().prefix())
                    ? tickets.find(turn.desk().id(), key.number()).orElse(null)
                    : null;
            if (found == null) {
                return ledger.say(turn, misread.noSuchTicket(turn, key.toString()));
            }
            Outcome outcome = switch (wanted.apply(found.ticket())) {
                case Wanted.Done done -> decide(turn, found, done.act(), said);
                case Wanted.Lacks lacks -> ledger.keep(turn, lacking(turn, found, lacks.option(), said));
                case Wanted.NoFile no -> ledger.keep(turn, misread.noFile(turn, found, no.name()));
                case Wanted.NoOther other -> ledger.keep(turn, misread.noOther(turn, found, other.key(), said));
            };
            if (!(outcome instanceof Outcome.Stale)) {
                return ledger.answered(turn, outcome);
            }
        }
        return replies.notRecorded(turn.desk(), turn.channel());
    }

    private Outcome decide(Turn turn, Numbered found, Act wanted, @Nullable Said said) {
        Instant now = clock.instant();
        Discreet discreet = Discreet.of(wanted);
        Act act = discreet.act();
        Facts known = facts.gather(turn.desk(), found.ticket(), act, turn.actor(), now);
        return switch (lifecycle.decide(found.ticket(), act, known)) {
            case Decision.Changed changed -> {
                Change change = changed.change();
                yield answeredFirst(turn, found, act, said)
                        .map(answer -> ledger.keep(turn, answer))
                        .orElseGet(() ->
                                ledger.commit(turn, change, done(turn, found, act, change), null, discreet.typed()));
            }
            case Decision.Already already ->
                ledger.keep(turn, replies.already(turn, found, already.verb(), already.at()));
            case Decision.Refused refused -> ledger.keep(turn, back(turn, found, wanted, said, refused));
        };
    }

    /** What is answered in place of doing it: it asks whether it was meant, or there is nothing that it could show. */
    private Optional<Kept> answeredFirst(Turn turn, Numbered found, Act act, @Nullable Said said) {
        if (said != null && said.bare() && ENDING.contains(said.command())) {
            return Optional.of(draft(turn, found, said, replies.askOnce(turn, found, said.command())));
        }
        return act instanceof Act.Reveal ? discretion.nothingToReveal(turn, found) : Optional.empty();
    }

    /** The posts say what happened; some are asked or told something more. */
    private Kept done(Turn turn, Numbered found, Act act, Change change) {
        String key = turn.key(found).toString();
        return switch (act) {
            case Act.Accept accept when accept.stars() == null -> replies.askStars(turn, key);
            case Act.Resolve resolve when asksCause(turn, found, resolve) -> replies.askCause(turn, key);
            case Act.Redact redact -> discretion.redacted(turn, found, change.after(), redact.erasure());
            case Act.Nudge nudge -> overviews.standing(turn, found);
            default -> Kept.done(key);
        };
    }

    private static boolean asksCause(Turn turn, Numbered found, Act.Resolve resolve) {
        return resolve.cause() == null
                && found.ticket().sort().cause() == null
                && !turn.desk().causes().isEmpty();
    }

    /** What is missing is asked for with a form where one can be opened, else said. */
    private Kept back(Turn turn, Numbered found, Act wanted, @Nullable Said said, Decision.Refused refused) {
        boolean filled = turn.form() != null && turn.form().filled();
        boolean missing =
                refused.reason().kind() == Decision.Kind.INCOMPLETE && (filled || !WRONG.contains(refused.reason()));
        Kept reply = replies.refused(turn, found, wanted.verb(), refused);
        return missing && said != null ? askBack(turn, found, said, reply) : reply;
    }

    /** Where not even who may do it can be asked before it is said: the form asks, or the choices are told. */
    private Kept lacking(Turn turn, Numbered found, Option option, @Nullable Said said) {
        Said wanted = Objects.requireNonNull(said, "only a command lacks something");
        return askBack(
                turn,
                found,
                wanted,
                misread.lacking(turn, wanted.command(), option, turn.key(found).toString()));
    }

    private Kept askBack(Turn turn, Numbered found, Said said, Kept reply) {
        if (turn.form() != null) {
            return replies.form(turn, found, said, needsRegression(turn, found), turn.form(), reply);
        }
        return draft(turn, found, said, reply);
    }

    private static Kept draft(Turn turn, Numbered found, Said said, Kept reply) {
        return reply.with(new Kept.Draft(turn.key(found).toString(), said.text(), said.options()), turn.id());
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
}
