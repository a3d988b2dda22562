package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.templates.model.ReviewModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tickets that a message names: the first few of each list. Titles are those of now. */
record Lists(Desk desk, Names names, Tickets tickets, Actions actions) {
    private static final int LISTED = 3;

    List<ReviewModel.Unclosed> unclosed(Review review) {
        Instant until = review.period().until();
        return review.unclosed().stream()
                .sorted(Comparator.comparing(Review.Unclosed::overdue).reversed())
                .limit(LISTED)
                .map(each -> new ReviewModel.Unclosed(
                        names.key(each.ticket()),
                        each.grade().word(),
                        title(each.ticket()),
                        names.group(each.group()),
                        names.personOrNull(each.handler()),
                        Duration.between(each.since(), until),
                        each.overdue()))
                .toList();
    }

    List<ReviewModel.Miss> misses(Review review) {
        return review.misses().stream()
                .limit(LISTED)
                .map(miss -> new ReviewModel.Miss(
                        names.key(miss.ticket()),
                        miss.grade().word(),
                        title(miss.ticket()),
                        names.group(miss.group()),
                        miss.promise().word(),
                        miss.late()))
                .toList();
    }

    List<ReviewModel.Recurring> recurring(Review review) {
        List<Review.Recurring> told = review.recurring().stream().limit(LISTED).toList();
        if (told.isEmpty()) {
            return List.of();
        }
        DeskRecord record = actions.record(desk);
        return told.stream()
                .map(each -> recurring(
                        each,
                        actions.cause(
                                        desk,
                                        record,
                                        each.problem(),
                                        review.period().until())
                                .map(found -> names.key(found.number()))
                                .orElse(null)))
                .toList();
    }

    /** @param root the key of the ticket that was opened for its root cause */
    ReviewModel.Recurring recurring(Review.Recurring each, @Nullable String root) {
        return new ReviewModel.Recurring(
                Optional.ofNullable(each.module())
                        .or(() -> Optional.ofNullable(each.fingerprint()))
                        .orElse(""),
                each.cause(),
                each.times(),
                each.tickets().stream().limit(LISTED).map(names::key).toList(),
                root);
    }

    /** Those that aren't done. */
    List<ReviewModel.Promised> promised(List<Actions.Promised> promised) {
        return promised.stream()
                .filter(each -> each.outcome().isOpen())
                .limit(LISTED)
                .map(each -> new ReviewModel.Promised(
                        names.key(each.ticket()),
                        title(each.ticket()),
                        names.person(each.person()),
                        each.due(),
                        each.outcome() == Actions.Outcome.OVERDUE))
                .toList();
    }

    private String title(long number) {
        return tickets.find(desk.id(), number)
                .map(found -> found.ticket().report().title())
                .orElse("");
    }
}
