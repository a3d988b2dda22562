package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.templates.model.ReviewModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A review as messages and pages read it. Titles and names are those of now. */
public final class ReviewModels {
    /** What the product promises and this desk doesn't measure; printed, never left out. */
    private static final List<String> UNMEASURED = List.of(
            "availability",
            "core-failure",
            "server-failure",
            "speed",
            "security",
            "data-accuracy",
            "third-party-sync",
            "complaints");

    private static final int FEW = 20;
    private static final int LISTED = 3;
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
        Instant until = review.period().until();
        Optional<ReviewModel.Severe> previous = before.map(ReviewModels::severe);
        return new ReviewModel(
                word(review.period().kind()),
                name(desk, review.period()),
                false,
                late,
                severe(review),
                previous.orElse(null),
                previous.map(was -> course(was, severe(review))).orElse(null),
                review.reported().stream()
                        .mapToInt(kind -> kind.tickets().size())
                        .sum(),
                kinds(review),
                rates(review, Rate.Name.RESPONSE),
                rates(review, Rate.Name.RESOLUTION),
                rates(review, Rate.Name.COMPLETED),
                Stream.of(
                                Rate.Name.BUSINESS_RESPONSE,
                                Rate.Name.FIRST_TIME_FIX,
                                Rate.Name.STAYED_CLOSED,
                                Rate.Name.SATISFACTION,
                                Rate.Name.PRECISION)
                        .flatMap(name -> rates(review, name).stream())
                        .toList(),
                spread(review.acknowledging()),
                spread(review.resolving()),
                review.counts().stream()
                        .map(count -> new ReviewModel.Count(
                                word(count.what()), count.tickets().size()))
                        .toList(),
                review.unclosed().size(),
                (int) review.unclosed().stream()
                        .filter(Review.Unclosed::overdue)
                        .count(),
                review.unclosed().stream()
                        .sorted(Comparator.comparing(Review.Unclosed::overdue).reversed())
                        .limit(LISTED)
                        .map(each -> new ReviewModel.Unclosed(
                                names.key(each.ticket()),
                                each.grade().word(),
                                title(desk, each.ticket()),
                                names.group(each.group()),
                                names.personOrNull(each.handler()),
                                Duration.between(each.since(), until),
                                each.overdue()))
                        .toList(),
                review.misses().stream()
                        .limit(LISTED)
                        .map(miss -> new ReviewModel.Miss(
                                names.key(miss.ticket()),
                                miss.grade().word(),
                                title(desk, miss.ticket()),
                                names.group(miss.group()),
                                miss.promise().word(),
                                miss.late()))
                        .toList(),
                review.corrections().size(),
                review.recurring().stream()
                        .limit(LISTED)
                        .map(each -> new ReviewModel.Recurring(
                                Optional.ofNullable(each.module())
                                        .or(() -> Optional.ofNullable(each.fingerprint()))
                                        .orElse(""),
                                each.cause(),
                                each.times(),
                                each.tickets().stream()
                                        .limit(LISTED)
                                        .map(names::key)
                                        .toList()))
                        .toList(),
                UNMEASURED,
                people.stream().map(row -> row(names, row)).toList(),
                promises(desk, names, review.period()),
                address.get()
                        .map(base -> base + "/reviews/" + desk.id() + "/"
                                + Shelf.posted(desk, review.period()).id())
                        .orElse(null));
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

    private static List<ReviewModel.Kind> kinds(Review review) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        review.reported()
                .forEach(kind -> counts.merge(kind.category(), kind.tickets().size(), Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(kind -> new ReviewModel.Kind(kind.getKey(), kind.getValue()))
                .toList();
    }

    private static List<ReviewModel.Rate> rates(Review review, Rate.Name name) {
        return review.rates().stream()
                .filter(rate -> rate.name() == name)
                .map(ReviewModels::rate)
                .toList();
    }

    static ReviewModel.Rate rate(Rate rate) {
        Grade grade = rate.grade();
        Integer target = rate.target();
        return new ReviewModel.Rate(
                word(rate.name()),
                grade == null ? null : grade.word(),
                rate.met().size(),
                rate.all(),
                rate.all() == 0 ? "" : percent(rate.permille()),
                rate.all() < FEW,
                target == null ? null : percent(target),
                rate.isBelowTarget());
    }

    private static String percent(int permille) {
        return permille % 10 == 0 ? String.valueOf(permille / 10) : permille / 10 + "." + permille % 10;
    }

    private static ReviewModel.Spread spread(Spread spread) {
        return new ReviewModel.Spread(
                spread.n(), spread.median(), spread.p90(), spread.never().size());
    }

    /** By the tickets' own past, so that they read the same whenever the review is read. */
    private ReviewModel.@Nullable Promises promises(Desk desk, Names names, Period period) {
        List<Actions.Promised> promised = actions.of(desk, period);
        Map<Actions.Outcome, Long> counts =
                promised.stream().collect(Collectors.groupingBy(Actions.Promised::outcome, Collectors.counting()));
        return promised.isEmpty()
                ? null
                : new ReviewModel.Promises(
                        promised.size(),
                        counts.getOrDefault(Actions.Outcome.KEPT, 0L),
                        counts.getOrDefault(Actions.Outcome.LATE, 0L),
                        counts.getOrDefault(Actions.Outcome.OVERDUE, 0L),
                        counts.getOrDefault(Actions.Outcome.RUNNING, 0L),
                        counts.getOrDefault(Actions.Outcome.WITHDRAWN, 0L),
                        promised.stream()
                                .filter(each -> each.outcome().isOpen())
                                .limit(LISTED)
                                .map(each -> new ReviewModel.Promised(
                                        names.key(each.ticket()),
                                        title(desk, each.ticket()),
                                        names.person(each.person()),
                                        each.due(),
                                        each.outcome() == Actions.Outcome.OVERDUE))
                                .toList());
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
                row.rated() == 0 ? null : percent(row.stars() * 10 / row.rated()),
                row.rated(),
                row.groupChanges());
    }

    private String title(Desk desk, long number) {
        return tickets.find(desk.id(), number)
                .map(found -> found.ticket().report().title())
                .orElse("");
    }

    private static String name(Desk desk, Period period) {
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

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
