package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.review.Actions;
import dev.dutydesk.bot.review.Review;
import dev.dutydesk.bot.review.ReviewModels;
import dev.dutydesk.bot.review.Sheet;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes what keeps coming back into a ticket for its cause, which the lead of its group has; once, however often it is asked
 * for.
 */
final class RootCauses {
    /** So long that the longest holidays leave days to work in. */
    private static final int DAYS = 14;

    private final ReviewModels models;
    private final Actions actions;
    private final Tickets tickets;
    private final Owned owned;
    private final Overviews overviews;
    private final Wording wording;
    private final InstantSource clock;

    RootCauses(
            ReviewModels models,
            Actions actions,
            Tickets tickets,
            Owned owned,
            Overviews overviews,
            Wording wording,
            InstantSource clock) {
        this.models = models;
        this.actions = actions;
        this.tickets = tickets;
        this.owned = owned;
        this.overviews = overviews;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param number which of the review's problems, from 1; empty where it has no such one */
    Optional<Answer> open(Turn turn, Sheet sheet, int number) {
        List<Review.Recurring> told = sheet.review().recurring();
        return number < 1 || number > told.size()
                ? Optional.empty()
                : Optional.of(open(turn, sheet, told.get(number - 1)));
    }

    private Answer open(Turn turn, Sheet sheet, Review.Recurring problem) {
        Desk desk = turn.desk();
        String group = group(desk, problem);
        Person lead = desk.person(desk.leadOf(group)).orElseThrow();
        LocalDate day = clock.instant().atZone(desk.zone()).toLocalDate().plusDays(DAYS);
        Instant due = day.plusDays(1).atStartOfDay(desk.zone()).toInstant();
        Owned.Wish wish = new Owned.Wish(
                lead, at(turn, group, lead), what(turn, sheet, problem), day.toString(), due, problem.problem());
        return owned.open(turn, wish, record -> stands(turn, sheet, problem, record));
    }

    private Optional<Kept> stands(Turn turn, Sheet sheet, Review.Recurring problem, DeskRecord record) {
        return actions.cause(
                        turn.desk(), record, problem.problem(), sheet.posted().until())
                .map(found -> overviews.rootCause(turn, found));
    }

    /** That of its latest ticket. */
    private String group(Desk desk, Review.Recurring problem) {
        return problem.tickets().isEmpty()
                ? desk.otherwise().group()
                : tickets.find(desk.id(), problem.tickets().getLast())
                        .map(found -> found.ticket().sort().group())
                        .orElse(desk.otherwise().group());
    }

    /** A ticket of a group is given only to its own people; who takes it on oneself needn't be one of them. */
    private static String at(Turn turn, String group, Person lead) {
        boolean stays = lead.id().equals(turn.actor().id()) || lead.groups().contains(group);
        return stays || lead.groups().isEmpty() ? group : lead.groups().getFirst();
    }

    private String what(Turn turn, Sheet sheet, Review.Recurring problem) {
        Card card = wording.render(
                turn,
                "root-cause",
                Map.of(
                        "problem",
                        models.problem(turn.desk(), turn.channel(), problem),
                        "id",
                        sheet.posted().id()));
        return card.title() + "\n" + CardRenderer.toPlainText(card.body());
    }
}
