package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens tickets that try the whole chain out: people are really called, and nothing of it is ever counted. */
final class Tests {
    private static final String OTHER = "other";

    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Ledger ledger;
    private final Wording wording;
    private final InstantSource clock;

    Tests(Lifecycle lifecycle, FactsSource facts, Ledger ledger, Wording wording, InstantSource clock) {
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.ledger = ledger;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param typed a group by its id or name, a grade, both or nothing: a P1 of the group that gets what no rule knows */
    Answer carryOut(Turn turn, String typed) {
        Desk desk = turn.desk();
        if (!mayTest(turn.actor())) {
            return ledger.say(turn, wording.invalid(turn, "test-refused", Map.of()));
        }
        Grade grade = Grade.P1;
        String group = desk.otherwise().group();
        List<String> words = Stream.of(typed.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        for (String word : words) {
            Optional<Grade> saidGrade = Stream.of(Grade.values())
                    .filter(each -> each.word().equalsIgnoreCase(word)
                            || wording.word(turn, "grade." + each.word()).equals(word))
                    .findFirst();
            Optional<String> saidGroup = group(desk, word);
            if (saidGrade.isEmpty() && saidGroup.isEmpty()) {
                return ledger.say(
                        turn,
                        wording.invalid(
                                turn,
                                "list-of-what",
                                Map.of(
                                        "typed",
                                        word,
                                        "groups",
                                        List.copyOf(desk.team().groups().keySet()))));
            }
            grade = saidGrade.orElse(grade);
            group = saidGroup.orElse(group);
        }
        return open(turn, grade, group);
    }

    /** People are woken by it: whoever may be woken may do it. */
    private static boolean mayTest(Actor actor) {
        return actor.isResponder()
                || actor.deskLead()
                || actor.admin()
                || !actor.leads().isEmpty();
    }

    private static Optional<String> group(Desk desk, String word) {
        return desk.team().groups().values().stream()
                .filter(each ->
                        each.id().equalsIgnoreCase(word) || each.name().texts().containsValue(word))
                .map(Group::id)
                .findFirst();
    }

    private Answer open(Turn turn, Grade grade, String group) {
        Instant now = clock.instant();
        Desk desk = turn.desk();
        Act.Report act = new Act.Report(
                TicketId.at(now),
                desk.id(),
                wording.word(turn, "said.test"),
                turn.actor().id(),
                turn.actor().side(),
                Ticket.Origin.TEST,
                null,
                new Place(turn.channel().name(), turn.message()),
                grade,
                OTHER,
                OTHER,
                group,
                List.of(),
                false,
                false,
                null,
                desk.rooms(turn.channel().name(), group),
                null);
        Decision decision = lifecycle.decide(null, act, facts.gather(desk, null, act, turn.actor(), now));
        if (decision instanceof Decision.Changed changed) {
            return ledger.answered(turn, ledger.commit(turn, changed.change(), Kept.done(null), null, null));
        }
        throw new IllegalStateException("A test can't open: " + decision);
    }
}
