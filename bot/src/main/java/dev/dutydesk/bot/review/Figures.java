package dev.dutydesk.bot.review;

import dev.dutydesk.bot.review.Figure.Count;
import dev.dutydesk.bot.review.Figure.Lasted;
import dev.dutydesk.bot.review.Figure.Part;
import dev.dutydesk.bot.review.Figure.Section;
import dev.dutydesk.bot.review.Figure.Took;
import dev.dutydesk.bot.review.Figure.Value;
import dev.dutydesk.state.ticket.Grade;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every number that a review prints, once: its message, its page, the interface and the files of tickets all read them
 * here, so that none of them says something else.
 */
public final class Figures {
    private final List<Figure> all = new ArrayList<>();

    private Figures() {}

    /** @param promised what became of the actions that it answers for */
    static Figures of(Review review, List<Actions.Promised> promised) {
        Figures figures = new Figures();
        figures.severe(review);
        figures.promised(promised);
        figures.reported(review);
        review.rates().forEach(figures::rate);
        figures.took("acknowledging", review.acknowledging());
        figures.took("resolving", review.resolving());
        review.counts()
                .forEach(count -> figures.count(Section.COUNTED, word(count.what()), List.of(), count.tickets()));
        figures.unclosed(review);
        figures.missed(review);
        figures.recurring(review);
        figures.corrected(review);
        PatrolFigures.of(review).forEach(figures.all::add);
        return figures;
    }

    /** In the order in which they are read. */
    public List<Figure> all() {
        return List.copyOf(all);
    }

    public List<Figure> in(Section section) {
        return all.stream().filter(figure -> figure.section() == section).toList();
    }

    /** What each group has open, in the order in which they had the oldest. */
    public List<Figure> byGroup() {
        return in(Section.UNCLOSED).stream()
                .filter(figure ->
                        figure.name().equals("unclosed") && figure.parts().size() == 1)
                .filter(figure -> figure.parts().getFirst().kind() == Part.Kind.GROUP)
                .toList();
    }

    /** Empty where the review has no such figure. */
    public Optional<Figure> find(String id) {
        return all.stream().filter(figure -> figure.id().equals(id)).findFirst();
    }

    /** How many; none where nothing is counted under that id. */
    long count(String id) {
        return find(id).map(figure -> figure.value() instanceof Count count ? count.n() : 0L)
                .orElse(0L);
    }

    private void severe(Review review) {
        List<Long> tickets = review.severe().tickets();
        Value lasted = new Lasted(tickets.size(), review.severe().unresolved());
        add(Section.SEVERE, "severe", List.of(), lasted, tickets);
        List<Long> incidents = review.reported().stream()
                .filter(kind -> !Grade.P2.isAbove(kind.grade()))
                .flatMap(kind -> kind.tickets().stream())
                .sorted()
                .toList();
        count(Section.SEVERE, "incidents", List.of(), incidents);
    }

    private void promised(List<Actions.Promised> promised) {
        if (!promised.isEmpty()) {
            count(Section.PROMISED, "promised", List.of(), numbers(promised.stream()));
        }
        Arrays.stream(Actions.Outcome.values()).forEach(outcome -> {
            List<Long> tickets = numbers(promised.stream().filter(each -> each.outcome() == outcome));
            if (!tickets.isEmpty()) {
                count(Section.PROMISED, "promised-" + word(outcome), List.of(), tickets);
            }
        });
    }

    private static List<Long> numbers(Stream<Actions.Promised> promised) {
        return promised.map(Actions.Promised::ticket).sorted().toList();
    }

    private void reported(Review review) {
        Map<String, List<Long>> byCategory = new LinkedHashMap<>();
        review.reported()
                .forEach(kind -> byCategory
                        .computeIfAbsent(kind.category(), any -> new ArrayList<>())
                        .addAll(kind.tickets()));
        count(Section.REPORTED, "reported", List.of(), sorted(byCategory.values().stream()));
        byCategory.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> other.size() - one.size()))
                .forEach(each -> count(
                        Section.REPORTED,
                        "reported",
                        List.of(new Part(Part.Kind.CATEGORY, each.getKey())),
                        sorted(Stream.of(each.getValue()))));
    }

    private static List<Long> sorted(Stream<? extends Collection<Long>> tickets) {
        return tickets.flatMap(Collection::stream).sorted().toList();
    }

    private void rate(Rate rate) {
        Section section = switch (rate.name()) {
            case RESPONSE -> Section.RESPONSE;
            case DIAGNOSIS -> Section.DIAGNOSIS;
            case RESOLUTION -> Section.RESOLUTION;
            case COMPLETED -> Section.COMPLETED;
            case BUSINESS_RESPONSE, FIRST_TIME_FIX, STAYED_CLOSED, SATISFACTION -> Section.QUALITY;
            case PRECISION -> Section.PATROL;
        };
        Grade grade = rate.grade();
        add(
                section,
                word(rate.name()),
                grade == null ? List.of() : List.of(new Part(Part.Kind.GRADE, grade.word())),
                rate.share(),
                sorted(Stream.of(rate.met(), rate.missed())));
    }

    private void took(String name, Spread spread) {
        Value took = new Took(
                spread.n(),
                spread.median(),
                spread.p90(),
                spread.mean(),
                spread.never().size());
        add(
                Section.DURATION,
                name,
                List.of(),
                took,
                Stream.of(spread.tickets(), spread.never())
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private void unclosed(Review review) {
        Instant until = review.period().until();
        List<Review.Unclosed> overdue =
                review.unclosed().stream().filter(Review.Unclosed::overdue).toList();
        open("unclosed", List.of(), review.unclosed());
        aged(List.of(), review.unclosed(), until);
        open("overdue", List.of(), overdue);
        review.unclosed().stream()
                .collect(Collectors.groupingBy(Review.Unclosed::group, LinkedHashMap::new, Collectors.toList()))
                .forEach((group, tickets) -> {
                    Part of = new Part(Part.Kind.GROUP, group);
                    open("unclosed", List.of(of), tickets);
                    aged(List.of(of), tickets, until);
                    open(
                            "overdue",
                            List.of(of),
                            overdue.stream()
                                    .filter(each -> each.group().equals(group))
                                    .toList());
                });
    }

    private void aged(List<Part> of, List<Review.Unclosed> tickets, Instant until) {
        for (Age age : Age.values()) {
            List<Part> parts = Stream.concat(of.stream(), Stream.of(new Part(Part.Kind.AGE, age.word())))
                    .toList();
            open(
                    "unclosed",
                    parts,
                    tickets.stream()
                            .filter(each -> Age.of(Duration.between(each.since(), until)) == age)
                            .toList());
        }
    }

    private void open(String name, List<Part> parts, List<Review.Unclosed> tickets) {
        count(
                Section.UNCLOSED,
                name,
                parts,
                tickets.stream().map(Review.Unclosed::ticket).sorted().toList());
    }

    private void missed(Review review) {
        List<Rate.Name> promises = List.of(Rate.Name.RESPONSE, Rate.Name.DIAGNOSIS, Rate.Name.RESOLUTION);
        count(
                Section.MISSED,
                "missed",
                List.of(),
                review.rates().stream()
                        .filter(rate -> promises.contains(rate.name()))
                        .flatMap(rate -> rate.missed().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private void recurring(Review review) {
        for (int i = 0; i < review.recurring().size(); i++) {
            Review.Recurring each = review.recurring().get(i);
            List<Part> parts = each.fingerprint() != null
                    ? List.of(new Part(Part.Kind.PATROL, each.fingerprint()))
                    : List.of(
                            new Part(Part.Kind.MODULE, Objects.requireNonNullElse(each.module(), "")),
                            new Part(Part.Kind.CAUSE, Objects.requireNonNullElse(each.cause(), "")));
            all.add(new Figure(
                    "recurring-" + (i + 1),
                    Section.RECURRING,
                    "recurring",
                    parts,
                    new Count(each.times()),
                    each.tickets()));
        }
    }

    private void corrected(Review review) {
        all.add(new Figure(
                "corrected",
                Section.CORRECTED,
                "corrected",
                List.of(),
                new Count(review.corrections().size()),
                review.corrections().stream()
                        .map(Review.Correction::ticket)
                        .distinct()
                        .sorted()
                        .toList()));
    }

    private void count(Section section, String name, List<Part> parts, List<Long> tickets) {
        add(section, name, parts, new Count(tickets.size()), tickets);
    }

    private void add(Section section, String name, List<Part> parts, Value value, List<Long> tickets) {
        all.add(figure(section, name, parts, value, tickets));
    }

    static Figure figure(Section section, String name, List<Part> parts, Value value, List<Long> tickets) {
        String id = Stream.concat(Stream.of(name), parts.stream().map(Part::id))
                .map(part -> part.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("-"));
        return new Figure(id, section, name, parts, value, tickets);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
