package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.review.Figure.Section;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.templates.model.ReviewModel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A review as messages and pages read it. Titles and names are those of now. */
public final class ReviewModels {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private final Tickets tickets;
    private final Shelf shelf;
    private final Actions actions;
    private final Speech speech;
    private final Supplier<Optional<String>> address;

    /** @param address by which people reach the bot's pages; empty where that isn't told */
    public ReviewModels(
            Tickets tickets, Shelf shelf, Actions actions, Speech speech, Supplier<Optional<String>> address) {
        this.tickets = tickets;
        this.shelf = shelf;
        this.actions = actions;
        this.speech = speech;
        this.address = address;
    }

    /** The review of the same kind that was posted before the one with that id. */
    Optional<Review> before(Desk desk, String id) {
        return shelf.all(desk).stream()
                .filter(posted -> posted.id().equals(id))
                .findFirst()
                .flatMap(posted -> shelf.before(desk, posted))
                .flatMap(posted -> shelf.find(desk, posted.id()));
    }

    /** @param late when it should have been said; null for now @param people whose rows are shown */
    public ReviewModel model(
            Desk desk,
            Channel channel,
            Review review,
            Optional<Review> before,
            @Nullable Instant late,
            List<Review.PersonRow> people) {
        Names names = speech.names(desk, channel);
        List<Actions.Promised> promised = actions.of(desk, review.period());
        Figures figures = Figures.of(review, promised);
        Optional<ReviewModel.Severe> previous = before.map(ReviewModels::severe);
        Lists lists = new Lists(desk, names, tickets, actions);
        return new ReviewModel(
                Figures.word(review.period().kind()),
                name(desk, review.period()),
                false,
                late,
                severe(review),
                previous.orElse(null),
                previous.map(was -> course(was, severe(review))).orElse(null),
                (int) figures.count("reported"),
                kinds(figures),
                rates(figures, Section.RESPONSE),
                rates(figures, Section.RESOLUTION),
                rates(figures, Section.COMPLETED),
                Stream.concat(
                                rates(figures, Section.QUALITY).stream(),
                                figures.find("precision").map(figure -> rate(figure, null)).stream())
                        .toList(),
                spread(figures, "acknowledging"),
                spread(figures, "resolving"),
                figures.in(Section.COUNTED).stream()
                        .map(count -> new ReviewModel.Count(count.name(), (int) figures.count(count.id())))
                        .toList(),
                (int) figures.count("unclosed"),
                (int) figures.count("overdue"),
                groups(figures, names),
                lists.unclosed(review),
                lists.misses(review),
                (int) figures.count("corrected"),
                lists.recurring(review),
                patrol(figures),
                measured(figures),
                Goal.unmeasured(figures),
                people.stream().map(row -> row(names, row)).toList(),
                Shelf.posted(desk, review.period()).id(),
                promises(figures, lists, promised),
                address.get().map(base -> base + path(desk, review.period())).orElse(null));
    }

    /** What keeps coming back, as its ticket tells of it. */
    public ReviewModel.Recurring problem(Desk desk, Channel channel, Review.Recurring problem) {
        return new Lists(desk, speech.names(desk, channel), tickets, actions).recurring(problem, null);
    }

    /** Every number of the review. */
    Figures figures(Desk desk, Review review) {
        return Figures.of(review, actions.of(desk, review.period()));
    }

    /** The path of its page. */
    private static String path(Desk desk, Period period) {
        return "/reviews/" + desk.id() + "/" + Shelf.posted(desk, period).id();
    }

    private static ReviewModel.Severe severe(Review review) {
        return new ReviewModel.Severe(
                review.severe().tickets().size(), review.severe().unresolved());
    }

    private static String course(ReviewModel.Severe was, ReviewModel.Severe is) {
        int course = Comparator.comparing(ReviewModel.Severe::unresolved)
                .thenComparing(ReviewModel.Severe::count)
                .compare(is, was);
        return course < 0 ? "better" : course > 0 ? "worse" : "same";
    }

    private static List<ReviewModel.Kind> kinds(Figures figures) {
        return figures.in(Section.REPORTED).stream()
                .filter(figure -> !figure.parts().isEmpty())
                .map(figure -> new ReviewModel.Kind(part(figure), (int) figures.count(figure.id())))
                .toList();
    }

    /** Those of groups that have any open, in the order in which they had the oldest. */
    private static List<ReviewModel.Group> groups(Figures figures, Names names) {
        return figures.byGroup().stream()
                .map(figure -> new ReviewModel.Group(names.group(part(figure)), (int) figures.count(figure.id()), (int)
                        figures.count("overdue-" + part(figure))))
                .toList();
    }

    private static List<ReviewModel.Rate> rates(Figures figures, Section section) {
        return figures.in(section).stream()
                .map(figure -> rate(figure, figure.parts().isEmpty() ? null : part(figure)))
                .toList();
    }

    private static ReviewModel.Rate rate(Figure figure, @Nullable String grade) {
        Share share = (Share) figure.value();
        return new ReviewModel.Rate(
                figure.name(),
                grade,
                share.met(),
                share.all(),
                share.percent(),
                share.isFew(),
                share.targetPercent(),
                share.isBelow());
    }

    private static String part(Figure figure) {
        return figure.parts().getFirst().id();
    }

    private static ReviewModel.Spread spread(Figures figures, String id) {
        Figure.Took took = (Figure.Took) figures.find(id).orElseThrow().value();
        return new ReviewModel.Spread(took.n(), took.median(), took.p90(), took.never());
    }

    private static ReviewModel.@Nullable Patrol patrol(Figures figures) {
        Optional<Share> rounds = figures.find("rounds").map(figure -> (Share) figure.value());
        Optional<Share> precision = figures.find("precision").map(figure -> (Share) figure.value());
        return rounds.isEmpty() && precision.isEmpty()
                ? null
                : new ReviewModel.Patrol(
                        rounds.map(Share::met).orElse(0L),
                        rounds.map(Share::all).orElse(0L),
                        figures.count("findings"),
                        precision.map(Share::missed).orElse(0L));
    }

    private static List<ReviewModel.Measured> measured(Figures figures) {
        return figures.in(Section.AVAILABILITY).stream()
                .filter(figure -> figure.value() instanceof Share)
                .map(figure -> new ReviewModel.Measured(
                        figure.name(), figure.parts().isEmpty() ? null : part(figure), rate(figure, null)))
                .toList();
    }

    /** By the tickets' own past, so that they read the same whenever the review is read. */
    private static ReviewModel.@Nullable Promises promises(
            Figures figures, Lists lists, List<Actions.Promised> promised) {
        return promised.isEmpty()
                ? null
                : new ReviewModel.Promises(
                        figures.count("promised"),
                        figures.count("promised-kept"),
                        figures.count("promised-late"),
                        figures.count("promised-overdue"),
                        figures.count("promised-running"),
                        figures.count("promised-withdrawn"),
                        lists.promised(promised));
    }

    private static ReviewModel.Row row(Names names, Review.PersonRow row) {
        return new ReviewModel.Row(
                names.person(row.person()),
                row.responsesKept(),
                row.responses(),
                row.resolutionsKept(),
                row.resolutions(),
                row.firstTime(),
                row.accepted(),
                row.reopened(),
                row.rated() == 0 ? null : row.averageStars(),
                row.rated(),
                row.groupChanges());
    }

    static String name(Desk desk, Period period) {
        LocalDate last = period.until().atZone(desk.zone()).toLocalDate();
        return switch (period.kind()) {
            case WEEKLY -> last.get(IsoFields.WEEK_BASED_YEAR) + "-" + last.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            // It is posted in the first days of the next month.
            case MONTHLY -> YearMonth.from(period.from().atZone(desk.zone())).toString();
            case SPAN ->
                DAY.format(period.from().atZone(desk.zone())) + ".."
                        + DAY.format(period.until().atZone(desk.zone()));
        };
    }
}
