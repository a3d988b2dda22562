package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.oncall.Spoken;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.bot.review.Pledge;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.ticket.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Makes what a lead wants done into a ticket that somebody has and that is due on a day; the next review asks for it. */
final class Promising {
    private final Owned owned;
    private final Called called;
    private final Ledger ledger;
    private final Wording wording;
    private final InstantSource clock;

    Promising(Owned owned, Called called, Ledger ledger, Wording wording, InstantSource clock) {
        this.owned = owned;
        this.called = called;
        this.ledger = ledger;
        this.wording = wording;
        this.clock = clock;
    }

    Answer carryOut(Turn turn, String typed) {
        Actor actor = turn.actor();
        if (!Reviewing.isLead(actor)) {
            return ledger.say(turn, wrong(turn, "not-a-lead", ""));
        }
        Pledge pledge = Pledge.read(typed).orElse(null);
        if (pledge == null) {
            return ledger.say(turn, wrong(turn, "how", typed));
        }
        String id = called.person(turn, called.plain(pledge.person()));
        Person person = id == null ? null : turn.desk().person(id).orElse(null);
        if (person == null) {
            return ledger.say(turn, wrong(turn, "person-unknown", pledge.person()));
        }
        if (person.groups().isEmpty()) {
            return ledger.say(turn, wrong(turn, "not-a-responder", person.name()));
        }
        Instant due = Spoken.read(pledge.due(), turn.desk().zone(), clock.instant())
                .map(Time::until)
                .orElse(null);
        if (due == null) {
            return ledger.say(turn, wrong(turn, "when-unclear", pledge.due()));
        }
        Owned.Wish wish = new Owned.Wish(person, group(actor, person), pledge.what(), pledge.due(), due, null);
        return owned.open(turn, wish, record -> Optional.empty());
    }

    /** One that the lead leads, where the person is in one. */
    private static String group(Actor actor, Person person) {
        return person.groups().stream()
                .filter(actor.leads()::contains)
                .findFirst()
                .orElse(person.groups().getFirst());
    }

    private Kept wrong(Turn turn, String reason, String typed) {
        return wording.invalid(turn, "action-wrong", Map.of("reason", reason, "typed", typed));
    }
}
