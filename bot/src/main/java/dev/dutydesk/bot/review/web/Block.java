package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.review.Figure;
import dev.dutydesk.bot.review.Figure.Section;
import dev.dutydesk.bot.review.Figures;
import dev.dutydesk.bot.review.Goal;
import dev.dutydesk.bot.review.Share;
import dev.dutydesk.bot.review.Sheet;
import dev.dutydesk.bot.ticket.web.Voice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Some figures of a review's page, beside those of the review before. @param aimed whether any of them has a target */
record Block(String title, List<Row> rows, boolean aimed) {
    /** Whose title says already what their figures are: each is named by its part. */
    private static final Set<Section> PARTS =
            Set.of(Section.RESPONSE, Section.DIAGNOSIS, Section.RESOLUTION, Section.COMPLETED);

    /**
     * @param id the figure's @param href of the tickets behind it; null where it isn't about tickets, or there are none
     * @param before of the review before; empty where that has none @param target empty for none @param below whether it was missed
     */
    record Row(
            String id, String name, String text, @Nullable String href, String before, String target, boolean below) {}

    /** @param text of its figures, or that there are none @param measured whether anything measures it */
    record Aim(String name, String target, String text, boolean measured) {}

    /** Those that have any figures, in their order; what is unclosed, by group and age, is a table of its own. */
    static List<Block> of(Voice voice, Sheet sheet) {
        FigureWords words = new FigureWords(voice);
        return Stream.of(Section.values())
                .filter(section -> section != Section.UNCLOSED)
                .map(section -> block(words, sheet, section))
                .filter(block -> !block.rows().isEmpty())
                .toList();
    }

    private static Block block(FigureWords words, Sheet sheet, Section section) {
        List<Row> rows = sheet.figures().in(section).stream()
                .map(figure ->
                        row(words, sheet, figure, PARTS.contains(section) ? words.parts(figure) : words.name(figure)))
                .toList();
        return new Block(
                words.voice().say("section." + ReviewView.word(section)),
                rows,
                rows.stream().anyMatch(row -> !row.target().isEmpty()));
    }

    /** @param group empty for all of them @param cells unclosed, by age, and overdue */
    record Group(String group, List<Row> cells) {}

    /** The whole first; none where nothing is open. */
    static List<Group> unclosed(Voice voice, Sheet sheet) {
        FigureWords words = new FigureWords(voice);
        Map<String, List<Row>> groups = new LinkedHashMap<>();
        for (Figure figure : sheet.figures().in(Section.UNCLOSED)) {
            String group = figure.parts().stream()
                    .filter(part -> part.kind() == Figure.Part.Kind.GROUP)
                    .map(part -> voice.names().group(part.id()))
                    .findFirst()
                    .orElse("");
            groups.computeIfAbsent(group, any -> new ArrayList<>()).add(row(words, sheet, figure, words.name(figure)));
        }
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    static Row row(FigureWords words, Sheet sheet, Figure figure, String name) {
        String before = Optional.ofNullable(sheet.previous())
                .map(Sheet::figures)
                // what comes back is counted by its place in the list
                .filter(any -> figure.section() != Section.RECURRING)
                .flatMap(figures -> figures.find(figure.id()))
                .map(other -> words.text(other.value()))
                .orElse("");
        return new Row(
                figure.id(),
                name,
                words.text(figure.value()),
                figure.tickets().isEmpty() ? null : path(words.voice().desk(), sheet, figure),
                before,
                FigureWords.target(figure.value()),
                figure.value() instanceof Share share && share.isBelow());
    }

    static List<Aim> aims(Voice voice, Sheet sheet) {
        FigureWords words = new FigureWords(voice);
        return Stream.of(Goal.values())
                .map(goal -> new Aim(
                        voice.say("goal." + goal.word()),
                        goal.target(),
                        text(words, goal, sheet.figures()),
                        goal.isMeasured(sheet.figures())))
                .toList();
    }

    private static String text(FigureWords words, Goal goal, Figures figures) {
        List<Figure> measured = goal.in(figures);
        if (measured.isEmpty()) {
            return goal.isMeasured(figures) ? words.none() : words.voice().say("unmeasured");
        }
        return String.join(
                " · ",
                measured.stream()
                        .map(figure ->
                                (measured.size() == 1 ? "" : words.parts(figure) + " ") + words.text(figure.value()))
                        .toList());
    }

    /** Of the page with the tickets behind it. */
    static String path(Desk desk, Sheet sheet, Figure figure) {
        return "/reviews/" + desk.id() + "/" + sheet.posted().id() + "/" + encoded(figure.id());
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
