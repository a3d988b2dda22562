package dev.dutydesk.bot.command;

import dev.dutydesk.bot.patrol.watch.Errand;
import dev.dutydesk.bot.patrol.watch.Watching;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows how the patrol stands, has checks run, silences them, and takes down what people have looked at. */
final class Patrolling {
    private static final int TRIES = 20;
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Watching watching;
    private final Ledger ledger;
    private final Wording wording;
    private final InstantSource clock;

    Patrolling(Watching watching, Ledger ledger, Wording wording, InstantSource clock) {
        this.watching = watching;
        this.ledger = ledger;
        this.wording = wording;
        this.clock = clock;
    }

    Answer carryOut(Turn turn, String typed) {
        Errand asked = Errand.read(typed).orElse(null);
        if (asked == null) {
            return ledger.say(turn, wrong(turn, "how", typed));
        }
        if (asked instanceof Errand.Show) {
            return ledger.say(turn, show(turn));
        }
        if (!turn.actor().isResponder()) {
            return ledger.say(turn, wrong(turn, "not-a-responder", ""));
        }
        return switch (asked) {
            case Errand.Show show -> throw new IllegalStateException("Shown before");
            case Errand.Run run -> run(turn, run.check());
            case Errand.Silence silence -> silence(turn, silence);
            case Errand.Sign sign -> sign(turn, sign);
        };
    }

    private Kept show(Turn turn) {
        return watching.overview(turn.desk())
                .map(patrol -> Kept.saying(
                        Answer.Kind.DONE, null, wording.render(turn, "patrol/shown", Map.of("patrol", patrol))))
                .orElseGet(() -> wrong(turn, "none", ""));
    }

    private Answer run(Turn turn, String check) {
        if (!watching.knows(turn.desk(), check)) {
            return ledger.say(turn, wrong(turn, "unknown", check));
        }
        if (!watching.isMeasurable(turn.desk(), check)) {
            return ledger.say(turn, wrong(turn, "comes-by-itself", check));
        }
        return keep(
                turn,
                noted(turn, check, "run", null, ""),
                () -> watching.run(
                        turn.desk(), check, turn.actor(), turn.channel().name()));
    }

    private Answer silence(Turn turn, Errand.Silence asked) {
        if (!watching.knows(turn.desk(), asked.check())) {
            return ledger.say(turn, wrong(turn, "unknown", asked.check()));
        }
        Duration length = asked.length();
        if (length == null || length.compareTo(LONGEST) > 0) {
            return ledger.say(turn, wrong(turn, "how-long", asked.typed()));
        }
        if (asked.why().isEmpty()) {
            return ledger.say(turn, wrong(turn, "why", ""));
        }
        Instant until = clock.instant().plus(length);
        return keep(
                turn,
                noted(turn, asked.check(), "silenced", until, asked.why()),
                () -> watching.silence(turn.desk(), asked.check(), turn.actor(), until, asked.why()));
    }

    private Answer sign(Turn turn, Errand.Sign asked) {
        if (!watching.knows(turn.desk(), asked.check())) {
            return ledger.say(turn, wrong(turn, "unknown", asked.check()));
        }
        if (!watching.isAsked(turn.desk(), asked.check())) {
            return ledger.say(turn, wrong(turn, "not-asked", asked.check()));
        }
        // Before it is answered: signed twice it is the same.
        boolean kept =
                watching.sign(turn.desk(), asked.check(), turn.actor(), asked.good(), asked.remark(), turn.files());
        String remark = Stream.concat(
                        Stream.of(asked.remark()), turn.files().stream().map(Inbound.File::name))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" · "));
        return kept
                ? ledger.say(turn, noted(turn, asked.check(), asked.good() ? "signed" : "refused", null, remark))
                : ledger.answered(turn, new Outcome.NotSent("it could not be signed"));
    }

    private Answer keep(Turn turn, Kept answer, Supplier<DeskRecord> record) {
        Outcome outcome = new Outcome.Stale();
        for (int i = 0; i < TRIES && outcome instanceof Outcome.Stale; i++) {
            outcome = ledger.commit(turn, Commit.of(turn.desk().id(), turn.id(), record.get(), answer.json()));
        }
        return ledger.answered(turn, outcome);
    }

    private Kept noted(Turn turn, String check, String what, @Nullable Instant until, String why) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("check", check);
        model.put("what", what);
        model.put("until", until);
        model.put("remark", why);
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "patrol/noted", model));
    }

    private Kept wrong(Turn turn, String reason, String typed) {
        return wording.invalid(turn, "patrol/wrong", Map.of("reason", reason, "typed", typed));
    }
}
