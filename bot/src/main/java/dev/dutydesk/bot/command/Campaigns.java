package dev.dutydesk.bot.command;

import dev.dutydesk.bot.promotion.Directing;
import dev.dutydesk.bot.promotion.Directing.Changed;
import dev.dutydesk.bot.promotion.Directing.Refused;
import dev.dutydesk.bot.promotion.Directing.Result;
import dev.dutydesk.bot.promotion.Wish;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.ticket.Actor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows promotions, and lets leads start and end one by hand. */
final class Campaigns {
    private static final int TRIES = 20;

    private final Directing directing;
    private final Ledger ledger;
    private final Wording wording;
    private final InstantSource clock;

    Campaigns(Directing directing, Ledger ledger, Wording wording, InstantSource clock) {
        this.directing = directing;
        this.ledger = ledger;
        this.wording = wording;
        this.clock = clock;
    }

    Answer carryOut(Turn turn, String typed) {
        Wish asked = Wish.read(typed).orElse(null);
        if (asked == null) {
            return ledger.say(turn, wrong(turn, "how", typed));
        }
        if (asked instanceof Wish.Show) {
            return ledger.say(turn, show(turn));
        }
        Actor actor = turn.actor();
        if (!actor.deskLead() && actor.leads().isEmpty()) {
            return ledger.say(turn, wrong(turn, "not-a-lead", ""));
        }
        return asked instanceof Wish.Start start
                ? change(turn, "started", now -> directing.start(turn.desk(), start, now))
                : change(turn, "ended", now -> directing.end(turn.desk(), now));
    }

    private Answer change(Turn turn, String message, Function<Instant, Result> decision) {
        Outcome outcome = new Outcome.Stale();
        for (int i = 0; i < TRIES && outcome instanceof Outcome.Stale; i++) {
            outcome = switch (decision.apply(clock.instant())) {
                case Refused no -> ledger.keep(turn, wrong(turn, no.reason(), no.about()));
                case Changed made -> commit(turn, message, made);
            };
        }
        return ledger.answered(turn, outcome);
    }

    private Outcome commit(Turn turn, String message, Changed made) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("promotion", directing.model(turn.desk(), turn.channel(), made.promotion()));
        model.put(
                "rules",
                made.rules() == null
                        ? null
                        : made.rules().name().in(turn.channel().locale()));
        Kept answer = Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "promotion/" + message, model));
        Outcome outcome = ledger.commit(turn, Commit.of(turn.desk().id(), turn.id(), made.record(), answer.json()));
        if (outcome instanceof Outcome.Done done && !done.repeated()) {
            directing.committed(turn.desk(), made.record());
        }
        return outcome;
    }

    private Kept show(Turn turn) {
        Instant now = clock.instant();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("on", directing.on(turn.desk(), now).isPresent());
        model.put(
                "promotion",
                directing
                        .on(turn.desk(), now)
                        .or(() -> directing.next(turn.desk(), now))
                        .map(one -> directing.model(turn.desk(), turn.channel(), one))
                        .orElse(null));
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "promotion/shown", model));
    }

    private Kept wrong(Turn turn, String reason, String typed) {
        return wording.invalid(turn, "promotion/wrong", Map.of("reason", reason, "typed", typed));
    }
}
