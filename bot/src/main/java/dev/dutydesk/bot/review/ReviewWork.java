package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.DeskChannel;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.timer.DeskJob;
import dev.dutydesk.state.store.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a desk's reviews of one kind at their times, and has them said: to the channels for reviews, and to each person
 * their own row. One that was missed is made up for, over the period it was for.
 */
public final class ReviewWork implements DeskJob {
    /** After that nobody needs it any more, where it couldn't be said. */
    private static final Duration WORTH = Duration.ofDays(7);

    private final Period.Kind kind;
    private final Reviewer reviewer;
    private final Shelf shelf;

    public ReviewWork(Period.Kind kind, Reviewer reviewer, Shelf shelf) {
        this.kind = kind;
        this.reviewer = reviewer;
        this.shelf = shelf;
    }

    @Override
    public String name() {
        return "review-" + kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public @Nullable Instant after(Desk desk, Instant through) {
        return ReviewTimes.after(desk, kind, through);
    }

    @Override
    public Work due(Desk desk, Instant through, Instant now) {
        List<Review> reviews = new ArrayList<>();
        Instant from = shelf.last(desk, kind).map(Shelf.Posted::until).orElse(null);
        for (Instant until = after(desk, through); until != null && !until.isAfter(now); until = after(desk, until)) {
            Instant begin = from == null || !from.isBefore(until) ? ReviewTimes.before(desk, kind, until) : from;
            if (begin != null) {
                reviews.add(reviewer.review(desk, new Period(kind, begin, until)));
                from = until;
            }
        }
        return new Work(
                null,
                reviews.stream().flatMap(review -> told(desk, review, now)).toList(),
                shelf.with(desk, reviews));
    }

    private static Stream<Announcement> told(Desk desk, Review review, Instant now) {
        String id = Shelf.posted(desk, review.period()).id();
        Stream<Announcement> rooms = rooms(desk, id, "", now);
        Stream<Announcement> people = Stream.concat(review.people().stream().map(Review.PersonRow::person), leads(desk))
                .distinct()
                .filter(person -> desk.person(person).isPresent())
                .map(person -> said("review-row/" + id + "@" + person, ReviewPost.row(id), person, now));
        return review.people().isEmpty() ? rooms : Stream.concat(rooms, people);
    }

    /** @param again what tells it from another time when it was said; empty for the first */
    static Stream<Announcement> rooms(Desk desk, String id, String again, Instant now) {
        return desk.channels().stream()
                .filter(channel -> channel.uses().contains(DeskChannel.Use.REVIEWS))
                .map(channel -> said(
                        "review/" + id + "@" + channel.id() + again,
                        ReviewPost.whole(id),
                        Announcement.channel(channel.id()),
                        now));
    }

    private static Announcement said(String id, String subject, String to, Instant now) {
        return new Announcement(id, subject, to, false, now.plus(WORTH));
    }

    /** Those who see the whole table of people. */
    static Stream<String> leads(Desk desk) {
        return Stream.concat(
                        desk.team().people().stream()
                                .filter(person -> person.role() == Person.Role.LEAD)
                                .map(Person::id),
                        desk.team().groups().keySet().stream().map(desk::leadOf))
                .distinct();
    }
}
