package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.posting.Announcer;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.templates.Card;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says reviews as they were made: the whole to channels, without names where the desk file wants that, and to each person
 * their own row; leads see all rows.
 */
public final class ReviewPost implements Announcer {
    private static final String TOPIC = "review";
    private static final String ROW = "row/";
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Shelf shelf;
    private final ReviewModels models;
    private final Speech speech;
    private final InstantSource clock;

    public ReviewPost(Shelf shelf, ReviewModels models, Speech speech, InstantSource clock) {
        this.shelf = shelf;
        this.models = models;
        this.speech = speech;
        this.clock = clock;
    }

    static String whole(String id) {
        return TOPIC + "/" + id;
    }

    static String row(String id) {
        return TOPIC + "/" + ROW + id;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Optional<Card> say(Desk desk, Channel channel, Announcement announcement) {
        String subject = announcement.subject().substring(TOPIC.length() + 1);
        boolean own = subject.startsWith(ROW);
        String id = own ? subject.substring(ROW.length()) : subject;
        return shelf.find(desk, id)
                .flatMap(review ->
                        own ? rows(desk, channel, review, announcement.to()) : whole(desk, channel, id, review));
    }

    private Optional<Card> whole(Desk desk, Channel channel, String id, Review review) {
        List<Review.PersonRow> shown = Reviews.isForAll(desk) ? review.people() : List.of();
        Instant due = review.period().until();
        boolean late = clock.instant().isAfter(due.plus(LATE));
        Optional<Review> before = models.before(desk, id);
        Card card = speech.card(
                desk,
                channel,
                "review",
                Map.of("review", models.model(desk, channel, review, before, late ? due : null, shown)));
        return Optional.of(new ReviewPicture(speech, desk, channel)
                .of(review, before)
                .map(card::with)
                .orElse(card));
    }

    private Optional<Card> rows(Desk desk, Channel channel, Review review, String person) {
        boolean lead = Reviews.isLead(desk, person);
        List<Review.PersonRow> shown = review.people().stream()
                .filter(row -> lead || row.person().equals(person))
                .toList();
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(speech.card(
                        desk,
                        channel,
                        "review-rows",
                        Map.of("review", models.model(desk, channel, review, Optional.empty(), null, shown))));
    }
}
