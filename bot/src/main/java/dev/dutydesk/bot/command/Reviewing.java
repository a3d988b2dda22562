package dev.dutydesk.bot.command;

import dev.dutydesk.bot.review.Excerpts;
import dev.dutydesk.bot.review.Period;
import dev.dutydesk.bot.review.Request;
import dev.dutydesk.bot.review.Reviews;
import dev.dutydesk.bot.review.Sheet;
import dev.dutydesk.bot.review.Shelf;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.templates.model.ExcerptModel;
import dev.dutydesk.templates.model.ReviewModel;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows reviews, and lets leads look ahead and post one once more. */
final class Reviewing {
    private final Reviews reviews;
    private final Excerpts excerpts;
    private final Promising promising;
    private final RootCauses rootCauses;
    private final Ledger ledger;
    private final Wording wording;

    Reviewing(
            Reviews reviews,
            Excerpts excerpts,
            Promising promising,
            RootCauses rootCauses,
            Ledger ledger,
            Wording wording) {
        this.reviews = reviews;
        this.excerpts = excerpts;
        this.promising = promising;
        this.rootCauses = rootCauses;
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
            case Request.Details details -> details(turn, details, typed);
            case Request.Compared compared ->
                excerpts.sheet(turn.desk(), compared.review())
                        .map(sheet -> said(
                                turn,
                                "review-compared",
                                excerpts.compared(turn.desk(), turn.channel(), sheet, compared.page())))
                        .orElseGet(() -> ledger.say(turn, wrong(turn, "gone", typed)));
            case Request.Cause cause -> cause(turn, cause, typed);
            case null -> ledger.say(turn, wrong(turn, "how", typed));
        };
    }

    Answer promise(Turn turn, String typed) {
        return promising.carryOut(turn, typed);
    }

    private Answer details(Turn turn, Request.Details asked, String typed) {
        Sheet sheet = excerpts.sheet(turn.desk(), asked.review()).orElse(null);
        String figure = asked.figure();
        if (sheet == null) {
            return ledger.say(turn, wrong(turn, "gone", typed));
        }
        if (figure == null) {
            return said(turn, "review-details", excerpts.figures(turn.desk(), turn.channel(), sheet, asked.page()));
        }
        return excerpts.tickets(turn.desk(), turn.channel(), sheet, figure, asked.page())
                .map(excerpt -> said(turn, "review-tickets", excerpt))
                .orElseGet(() -> ledger.say(turn, wrong(turn, "gone", typed)));
    }

    private Answer cause(Turn turn, Request.Cause asked, String typed) {
        if (!isLead(turn.actor())) {
            return ledger.say(turn, wrong(turn, "not-a-lead-for-cause", typed));
        }
        return excerpts.sheet(turn.desk(), asked.review())
                .flatMap(sheet -> rootCauses.open(turn, sheet, asked.number()))
                .orElseGet(() -> ledger.say(turn, wrong(turn, "gone", typed)));
    }

    private Answer said(Turn turn, String message, ExcerptModel excerpt) {
        return ledger.say(
                turn, Kept.saying(Answer.Kind.DONE, null, wording.render(turn, message, Map.of("excerpt", excerpt))));
    }

    static boolean isLead(Actor actor) {
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
