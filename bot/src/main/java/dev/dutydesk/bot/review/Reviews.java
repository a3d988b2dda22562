package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Reviews.Who;
import dev.dutydesk.bot.oncall.Spoken;
import dev.dutydesk.bot.oncall.Time;
import dev.dutydesk.bot.review.Period.Kind;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.templates.model.ReviewModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A desk's reviews for those who ask for them: posted ones as they were, running periods and any days as they are now. */
public final class Reviews {
    private final Shelf shelf;
    private final Reviewer reviewer;
    private final ReviewModels models;
    private final InstantSource clock;

    public Reviews(Shelf shelf, Reviewer reviewer, ReviewModels models, InstantSource clock) {
        this.shelf = shelf;
        this.reviewer = reviewer;
        this.models = models;
        this.clock = clock;
    }

    /** The last one posted. @param kind null for any */
    public Optional<Shelf.Posted> last(Desk desk, @Nullable Kind kind) {
        return shelf.all(desk).stream()
                .filter(posted -> kind == null || posted.kind() == kind)
                .max(Comparator.comparing(Shelf.Posted::until));
    }

    /** All that were posted, the oldest first. */
    public List<Shelf.Posted> all(Desk desk) {
        return shelf.all(desk);
    }

    /** One that was posted, with the one before it; empty where there is none of that id. */
    public Optional<Sheet> sheet(Desk desk, String id) {
        return shelf.all(desk).stream()
                .filter(posted -> posted.id().equals(id))
                .findFirst()
                .flatMap(posted -> sheet(
                        desk,
                        posted,
                        shelf.before(desk, posted)
                                .flatMap(before -> sheet(desk, before, null))
                                .orElse(null)));
    }

    /** The latest of a kind, the oldest of them first, each without the one before it. @param most how many */
    public List<Sheet> latest(Desk desk, Kind kind, int most) {
        List<Shelf.Posted> all =
                all(desk).stream().filter(each -> each.kind() == kind).toList();
        return all.stream()
                .skip(Math.max(0, all.size() - most))
                .flatMap(each -> sheet(desk, each, null).stream())
                .toList();
    }

    private Optional<Sheet> sheet(Desk desk, Shelf.Posted posted, @Nullable Sheet previous) {
        return shelf.find(desk, posted.id())
                .map(review -> new Sheet(
                        posted,
                        ReviewModels.name(desk, posted.period()),
                        review,
                        models.figures(desk, review),
                        previous));
    }

    /** As it was made; empty where there is none of that id. */
    public Optional<ReviewModel> posted(Desk desk, Channel channel, String id) {
        return shelf.find(desk, id)
                .map(review -> models.model(desk, channel, review, models.before(desk, id), null, List.of()));
    }

    /** The running period so far; empty where the desk has no such reviews. */
    public Optional<ReviewModel> preview(Desk desk, Channel channel, Kind kind) {
        Instant now = clock.instant();
        Instant planned = ReviewTimes.before(desk, kind, now);
        Optional<Shelf.Posted> last = shelf.last(desk, kind);
        Instant from = last.map(Shelf.Posted::until)
                .filter(until -> until.isBefore(now))
                .orElse(planned);
        return from == null
                ? Optional.empty()
                : Optional.of(models.model(
                                desk,
                                channel,
                                reviewer.review(desk, new Period(kind, from, now)),
                                last.flatMap(posted -> shelf.find(desk, posted.id())),
                                null,
                                List.of())
                        .asPreview());
    }

    /** These days, as far as they have gone; empty where it can't be told which are meant, or none has begun. */
    public Optional<ReviewModel> between(Desk desk, Channel channel, String typed) {
        Instant now = clock.instant();
        return Spoken.read(typed, desk.zone(), now)
                .filter(time -> time.from().isBefore(now))
                .map(time -> new Period(Kind.SPAN, time.from(), end(time, now)))
                .map(period -> models.model(
                                desk, channel, reviewer.review(desk, period), Optional.empty(), null, List.of())
                        .asPreview(period.until().equals(now)));
    }

    private static Instant end(Time time, Instant now) {
        return time.until().isAfter(now) ? now : time.until();
    }

    /** Whether everybody sees the table of people. */
    public static boolean isForAll(Desk desk) {
        return desk.reviews().people() == Who.ALL;
    }

    /** Whether that person sees it in any case. */
    public static boolean isLead(Desk desk, String person) {
        return ReviewWork.leads(desk).anyMatch(person::equals);
    }

    /** What posts it once more. @param id of what is said: the same for a repeat */
    public List<Announcement> again(Desk desk, Shelf.Posted posted, String id) {
        return ReviewWork.rooms(desk, posted.id(), "/" + id, clock.instant()).toList();
    }
}
