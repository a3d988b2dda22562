package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.review.Figure;
import dev.dutydesk.bot.review.Period;
import dev.dutydesk.bot.review.Review;
import dev.dutydesk.bot.review.Reviews;
import dev.dutydesk.bot.review.Sheet;
import dev.dutydesk.bot.review.Shelf;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.store.Tickets;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a caller may read of the reviews: those of their own desks where people sign in. Whatever isn't there is a 404. */
@Component
final class Reading {
    private final Desks desks;
    private final Reviews reviews;
    private final Tickets tickets;

    Reading(Desks desks, Reviews reviews, Store store) {
        this.desks = desks;
        this.reviews = reviews;
        this.tickets = store.tickets();
    }

    List<Desk> desks(HttpServletRequest request) {
        return desks.seenBy(request.getRemoteUser());
    }

    Desk desk(HttpServletRequest request, String id, Locale locale) {
        List<Desk> seen = desks(request);
        return seen.stream()
                .filter(desk -> desk.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ReviewFault.DESK_UNKNOWN.in(
                        locale, id, seen.stream().map(Desk::id).collect(Collectors.joining(", "))));
    }

    /** Those that were posted, the oldest first. */
    List<Shelf.Posted> posted(Desk desk) {
        return reviews.all(desk);
    }

    Sheet sheet(Desk desk, String id, Locale locale) {
        return reviews.sheet(desk, id)
                .orElseThrow(
                        () -> ReviewFault.REVIEW_UNKNOWN.in(locale, desk.name().in(locale), id));
    }

    /** The latest of that kind, the oldest of them first. @param most how many */
    List<Sheet> latest(Desk desk, Period.Kind kind, int most) {
        return reviews.latest(desk, kind, most);
    }

    Figure figure(Sheet sheet, String id, Locale locale) {
        return sheet.figures()
                .find(id)
                .orElseThrow(() ->
                        ReviewFault.FIGURE_UNKNOWN.in(locale, sheet.posted().id(), id));
    }

    /** The tickets behind it as they are now, one after the other. */
    Stream<Numbered> tickets(Desk desk, Figure figure) {
        return figure.tickets().stream().flatMap(number -> tickets.find(desk.id(), number).stream());
    }

    /** The rows of people that the caller may see: all where the desk says so, or to a lead who is signed in; else their own. */
    List<Review.PersonRow> people(Desk desk, Review review, @Nullable String account) {
        if (Reviews.isForAll(desk)) {
            return review.people();
        }
        String person = account == null
                ? null
                : desk.personByAccount(DeskChannel.Platform.WEB.word(), account)
                        .map(found -> found.id())
                        .orElse(null);
        boolean lead = person != null && Reviews.isLead(desk, person);
        return review.people().stream()
                .filter(row -> lead || row.person().equals(person))
                .toList();
    }
}
