package dev.dutydesk.bot.command;

import dev.dutydesk.bot.review.Period;
import dev.dutydesk.bot.review.Request;
import dev.dutydesk.bot.review.Reviews;
import dev.dutydesk.bot.review.Shelf;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.templates.model.ReviewModel;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows reviews, and lets leads look ahead and post one once more. */
final class Reviewing {
    private final Reviews reviews;
    private final Ledger ledger;
    private final Wording wording;

    Reviewing(Reviews reviews, Ledger ledger, Wording wording) {
        this.reviews = reviews;
        this.ledger = ledger;
        this.wording = wording;
    }

    Answer carryOut(Turn turn, String typed) {
        return switch (Request.read(typed).orElse(null)) {
            case Request.Last any -> last(turn, null);
            case Request.Of of ->
                isLead(turn.actor())
                        ? shown(turn, reviews.preview(turn.desk(), turn.channel(), of.kind()), "none", typed)
                        : last(turn, of.kind());
            case Request.Again again -> again(turn, again);
            case Request.Between days ->
                shown(turn, reviews.between(turn.desk(), turn.channel(), days.time()), "when-unclear", typed);
            case null -> ledger.say(turn, wrong(turn, "how", typed));
        };
    }

    private static boolean isLead(Actor actor) {
        return actor.deskLead() || !actor.leads().isEmpty();
    }

    private Answer last(Turn turn, Period.@Nullable Kind kind) {
        return shown(
                turn,
                reviews.last(turn.desk(), kind)
                        .flatMap(posted -> reviews.posted(turn.desk(), turn.channel(), posted.id())),
                "none",
                "");
    }

    private Answer shown(Turn turn, Optional<ReviewModel> review, String otherwise, String typed) {
        return ledger.say(
                turn,
                review.map(model -> Kept.saying(
                                Answer.Kind.DONE, null, wording.render(turn, "review", Map.of("review", model))))
                        .orElseGet(() -> wrong(turn, otherwise, typed)));
    }

    private Answer again(Turn turn, Request.Again again) {
        if (!isLead(turn.actor())) {
            return ledger.say(turn, wrong(turn, "not-a-lead", ""));
        }
        Shelf.Posted posted = reviews.last(turn.desk(), again.kind()).orElse(null);
        if (posted == null) {
            return ledger.say(turn, wrong(turn, "none", ""));
        }
        Kept answer =
                Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "review-again", Map.of("id", posted.id())));
        return ledger.answered(
                turn,
                ledger.commit(
                        turn,
                        Commit.answer(turn.desk().id(), turn.id(), answer.json())
                                .saying(reviews.again(turn.desk(), posted, turn.id()))));
    }

    private Kept wrong(Turn turn, String reason, String typed) {
        return wording.invalid(turn, "review-wrong", Map.of("reason", reason, "typed", typed));
    }
}
