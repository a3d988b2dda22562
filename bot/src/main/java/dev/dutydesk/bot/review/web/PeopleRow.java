package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.review.Review;
import dev.dutydesk.bot.ticket.web.Voice;
import java.util.List;

/** A person on a review's page: what they kept of what, as fractions. */
record PeopleRow(
        String name,
        String responses,
        String resolutions,
        String firstTime,
        int reopened,
        String stars,
        int groupChanges) {

    static List<PeopleRow> of(Voice voice, List<Review.PersonRow> rows) {
        return rows.stream()
                .map(row -> new PeopleRow(
                        voice.names().person(row.person()).name(),
                        row.responsesKept() + "/" + row.responses(),
                        row.resolutionsKept() + "/" + row.resolutions(),
                        row.firstTime() + "/" + row.accepted(),
                        row.reopened(),
                        row.rated() == 0 ? "" : voice.say("people.rated", row.averageStars(), row.rated()),
                        row.groupChanges()))
                .toList();
    }
}
