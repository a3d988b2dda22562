package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.Rule;
import dev.dutydesk.bot.intake.Numbering;
import dev.dutydesk.bot.intake.Pictures;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.bot.intake.SameFault;
import dev.dutydesk.bot.intake.Triage;
import dev.dutydesk.bot.privacy.Discreet;
import dev.dutydesk.bot.privacy.Masking;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes a report a ticket. */
final class Reports {
    /** So many reports of one fault may come in one moment, each of which changes the ticket they join. */
    private static final int TRIES = 20;

    /** More places than that are no choice for one tap. */
    private static final int MODULES = 6;

    private final Voices voices;
    private final Ledger ledger;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Router router;
    private final Replies replies;
    private final InstantSource clock;
    private final InTurn inTurn = new InTurn();

    Reports(
            Voices voices,
            Ledger ledger,
            Lifecycle lifecycle,
            FactsSource facts,
            Router router,
            Replies replies,
            InstantSource clock) {
        this.voices = voices;
        this.ledger = ledger;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.router = router;
        this.replies = replies;
        this.clock = clock;
    }

    Answer report(Turn turn, String text) {
        return report(turn, text, router.triage(turn.desk(), text));
    }

    /** @param said the command it came with, and what a form brought besides */
    Answer report(Turn turn, String text, Parsed.Said said) {
        return report(turn, text, Filed.triage(turn.desk(), said, router.triage(turn.desk(), text)));
    }

    /** @param triage of the text */
    Answer report(Turn turn, String text, Triage triage) {
        return voices.gathered(turn.desk(), triage)
                .map(fault -> inTurn.of(turn.desk().id() + ":" + fault, () -> placed(turn, text, triage)))
                .orElseGet(() -> placed(turn, text, triage));
    }

    private Answer placed(Turn turn, String text, Triage triage) {
        for (int i = 0; ; i++) {
            Voices.Place place =
                    voices.of(turn.desk(), triage, text, turn.actor().id(), clock.instant(), i > 0);
            Outcome outcome = report(turn, text, triage, i < TRIES ? place : place.unclaimed());
            // Something it meets has just changed, or has just come: then it meets that.
            if (i == TRIES || !(outcome instanceof Outcome.Stale) && !(outcome instanceof Outcome.Claimed)) {
                return ledger.answered(turn, outcome);
            }
        }
    }

    /** Nothing but files: a ticket at once, whose text comes when somebody says it. */
    Answer pictures(Turn turn, List<Inbound.File> files) {
        String text = Pictures.say(files, turn.channel().locale());
        Voices.Place alone = new Voices.Place(null, null, null);
        return ledger.answered(turn, report(turn, text, router.triage(turn.desk(), ""), alone, replies.pictures(turn)));
    }

    private Outcome report(Turn turn, String text, Triage triage, Voices.Place place) {
        return report(turn, text, triage, place, answer(turn, text, triage, place));
    }

    private Outcome report(Turn turn, String text, Triage triage, Voices.Place place, Kept answer) {
        Desk desk = turn.desk();
        Instant now = clock.instant();
        Numbered into = place.into();
        Discreet discreet = Discreet.of(act(turn, text, triage, place, now));
        Act act = discreet.act();
        Facts known = facts.gather(desk, null, act, turn.actor(), now);
        return switch (lifecycle.decide(null, act, known)) {
            case Decision.Changed change -> {
                Outcome outcome = ledger.commit(turn, change.change(), answer, place.claim(), discreet.typed());
                if (outcome instanceof Outcome.Done done && !done.repeated()) {
                    know(desk, into, change.change(), done);
                }
                yield outcome;
            }
            case Decision.Refused refused -> ledger.keep(turn, replies.refused(turn, null, act.verb(), refused));
            case Decision.Already already -> throw new IllegalStateException("A new ticket can't be there already");
        };
    }

    /** The next report of the same sees it at once, without reading what is open again. */
    private void know(Desk desk, @Nullable Numbered into, Change change, Outcome.Done done) {
        if (into == null) {
            voices.made(desk, new Numbered(done.numbers().getFirst(), change.after()));
        } else {
            change.tickets().stream()
                    .map(Change.Of::after)
                    .filter(after -> after.id().equals(into.ticket().id()))
                    .forEach(after -> voices.joined(desk, new Numbered(into.number(), after)));
        }
    }

    /** @param now when it is reported */
    static Act.Report act(Turn turn, String text, Triage triage, Voices.Place place, Instant now) {
        Desk desk = turn.desk();
        Numbered into = place.into();
        return new Act.Report(
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
                place.claim(),
                desk.rooms(turn.channel().name(), triage.group()),
                into == null ? null : into.ticket());
    }

    /** What could be made of it besides, the likeliest first: one question at a time. */
    private Kept answer(Turn turn, String text, Triage triage, Voices.Place place) {
        Numbered other = place.into() == null ? place.like() : place.into();
        Kept.Open open = new Kept.Open(
                turn.actor().id(), text, other == null ? null : other.ticket().id());
        List<String> points = Numbering.points(Masking.of(text));
        if (place.into() != null) {
            return replies.joined(turn, place.into(), points, open);
        }
        if (!points.isEmpty()) {
            return replies.points(turn, points, open);
        }
        if (place.like() != null) {
            return replies.like(turn, place.like(), open);
        }
        return triage.triage() ? replies.where(turn, modules(turn.desk()), open) : Kept.done(null);
    }

    /** Which of the points is the worst, the first one of several. It led to the grade of the ticket that tells of all. */
    int worst(Turn turn, List<String> points) {
        return IntStream.range(0, points.size())
                .boxed()
                .min(Comparator.comparing(
                        point -> router.triage(turn.desk(), points.get(point)).grade()))
                .orElseThrow();
    }

    /** The parts of the shop that the desk's rules know, those of the worst trouble first. */
    private static List<String> modules(Desk desk) {
        return desk.routing().stream()
                .filter(rule -> !rule.isOtherwise() && !rule.module().equals(SameFault.NO_MODULE))
                .sorted(Comparator.comparing(Rule::grade))
                .map(Rule::module)
                .distinct()
                .limit(MODULES)
                .toList();
    }
}
