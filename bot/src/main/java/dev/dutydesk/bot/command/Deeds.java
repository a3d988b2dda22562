package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.privacy.Discreet;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does something to one ticket: loads it, has it decided, commits, and answers with what was kept. What is missing is asked
 * for, and what a sentence may only look like is asked about once.
 */
final class Deeds {
    /** A ticket so busy that it changes under each of so many decisions answers that nothing was recorded. */
    private static final int TRIES = 20;

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
    private final Ledger ledger;
    private final Replies replies;
    private final Overviews overviews;
    private final Misread misread;
    private final Discretion discretion;
    private final InstantSource clock;

    Deeds(
            Tickets tickets,
            Lifecycle lifecycle,
            FactsSource facts,
            Ledger ledger,
            Replies replies,
            Overviews overviews,
            Misread misread,
            Discretion discretion,
            InstantSource clock) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.ledger = ledger;
        this.replies = replies;
        this.overviews = overviews;
        this.misread = misread;
        this.discretion = discretion;
        this.clock = clock;
    }

    /**
     * Does that to the ticket.
     *
     * @param said the command it came from, for what is asked back where something is missing; null for none
     */
    Answer act(Turn turn, TicketKey key, Function<Ticket, Act> act, @Nullable Said said) {
        return decide(turn, key, ticket -> new Wanted.Done(act.apply(ticket)), said);
    }

    Answer decide(Turn turn, TicketKey key, Function<Ticket, Wanted> wanted, @Nullable Said said) {
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

    /** Asks whether it was meant, and changes nothing. Empty where it couldn't be done as it was said. */
    Optional<Answer> perhaps(Turn turn, TicketKey key, Function<Ticket, Wanted> wanted, Said said) {
        Numbered found = tickets.find(turn.desk().id(), key.number()).orElse(null);
        if (found == null || !(wanted.apply(found.ticket()) instanceof Wanted.Done done)) {
            return Optional.empty();
        }
        Facts known = facts.gather(turn.desk(), found.ticket(), done.act(), turn.actor(), clock.instant());
        return switch (lifecycle.decide(found.ticket(), done.act(), known)) {
            case Decision.Changed changed ->
                Optional.of(ledger.say(turn, draft(turn, found, said, replies.askOnce(turn, found, said.command()))));
            case Decision.Refused refused
            when refused.reason() == Decision.Reason.REGRESSION_MISSING ->
                Optional.of(ledger.say(turn, back(turn, found, done.act(), said, refused)));
            case Decision.Refused refused -> Optional.empty();
            case Decision.Already already -> Optional.empty();
        };
    }

    private Outcome decide(Turn turn, Numbered found, Act wanted, @Nullable Said said) {
        Instant now = clock.instant();
        Discreet discreet = Discreet.of(wanted);
        Act act = discreet.act();
        Facts known = facts.gather(turn.desk(), found.ticket(), act, turn.actor(), now);
        return switch (lifecycle.decide(found.ticket(), act, known)) {
            case Decision.Changed changed -> {
                Change change = changed.change();
                yield answeredFirst(turn, found, act, change, said)
                        .map(answer -> ledger.keep(turn, answer))
                        .orElseGet(() ->
                                ledger.commit(turn, change, done(turn, found, act, change), null, discreet.typed()));
            }
            case Decision.Already already ->
                ledger.keep(turn, replies.already(turn, found, already.verb(), already.at()));
            case Decision.Refused refused -> ledger.keep(turn, back(turn, found, wanted, said, refused));
        };
    }

    /** What is answered in place of doing it: it asks whether it was meant, or there is nothing that it could show or take out. */
    private Optional<Kept> answeredFirst(Turn turn, Numbered found, Act act, Change change, @Nullable Said said) {
        if (said != null && said.bare() && ENDING.contains(said.command())) {
            return Optional.of(draft(turn, found, said, replies.askOnce(turn, found, said.command())));
        }
        return switch (act) {
            case Act.Reveal reveal -> discretion.nothingToReveal(turn, found);
            case Act.Redact redact -> discretion.nothingToRedact(turn, found, change.after(), redact.erasure());
            default -> Optional.empty();
        };
    }

    /** The posts say what happened; some are asked or told something more. */
    private Kept done(Turn turn, Numbered found, Act act, Change change) {
        String key = turn.key(found).toString();
        return switch (act) {
            case Act.Accept accept when accept.stars() == null -> replies.askStars(turn, key);
            case Act.Resolve resolve when asksCause(turn, found, resolve) -> replies.askCause(turn, key);
            case Act.Redact redact -> discretion.redacted(turn, found, change.after(), redact.erasure());
            case Act.Nudge nudge -> overviews.standing(turn, found);
            case Act.Comment comment when comment.kind() == null -> remarked(turn, found, comment.text());
            default -> Kept.done(key);
        };
    }

    /** Under one that has ended, a remark may say that it isn't over: it can be reopened with it, or reported anew. */
    private Kept remarked(Turn turn, Numbered found, String text) {
        String key = turn.key(found).toString();
        return switch (found.ticket().state()) {
            case ACCEPTED, CANCELLED -> {
                Act reopen = new Act.Reopen(text, null);
                Facts known = facts.gather(turn.desk(), found.ticket(), reopen, turn.actor(), clock.instant());
                boolean may = lifecycle.decide(found.ticket(), reopen, known) instanceof Decision.Changed;
                yield may
                        ? replies.ended(turn, found).with(new Kept.Draft(key, text, Map.of()), turn.id())
                        : Kept.done(key);
            }
            case ARCHIVED -> {
                String again = text + " (" + key + ")";
                yield replies.packed(turn, found, new Kept.Open(turn.actor().id(), again, null));
            }
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
}
