package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.review.Figure.Section;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.bot.ticket.Speech;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.templates.model.ExcerptModel;
import dev.dutydesk.templates.model.ListModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Posted reviews by pages that a message of the chat can show: their numbers, the tickets behind each, and their numbers beside those of
 * the review before. Numbers are those that were posted, tickets are as they are now.
 */
public final class Excerpts {
    /** As many as a message offers to be chosen from. */
    private static final int CHOICES = 6;

    private static final int LINES = 10;

    /** They are about single problems, tickets or days: nothing to hold against another period. */
    private static final Set<Section> APART = EnumSet.of(Section.PROMISED, Section.RECURRING, Section.CORRECTED);

    private static final Set<Section> BY_GRADE =
            EnumSet.of(Section.RESPONSE, Section.DIAGNOSIS, Section.RESOLUTION, Section.COMPLETED);

    private final Reviews reviews;
    private final Tickets tickets;
    private final Speech speech;

    public Excerpts(Reviews reviews, Tickets tickets, Speech speech) {
        this.reviews = reviews;
        this.tickets = tickets;
        this.speech = speech;
    }

    /** The review of that id; the last one posted where none is named. Empty where there is none. */
    public Optional<Sheet> sheet(Desk desk, @Nullable String id) {
        return Optional.ofNullable(id)
                .or(() -> reviews.last(desk, null).map(Shelf.Posted::id))
                .flatMap(found -> reviews.sheet(desk, found));
    }

    /** Its numbers that have tickets behind them. @param page from 1; the last one where there are less */
    public ExcerptModel figures(Desk desk, Channel channel, Sheet sheet, int page) {
        FigureText text = text(desk, channel);
        List<ExcerptModel.Shown> all = sheet.figures().all().stream()
                .filter(figure -> !figure.tickets().isEmpty())
                .map(figure -> number(text, figure, null))
                .toList();
        Part<ExcerptModel.Shown> part = Part.of(all, CHOICES, page);
        return new ExcerptModel(
                sheet.posted().id(),
                kind(sheet),
                sheet.name(),
                null,
                null,
                part.items(),
                List.of(),
                part.page(),
                part.pages());
    }

    /** The tickets behind one of its numbers. Empty where it has no such number. */
    public Optional<ExcerptModel> tickets(Desk desk, Channel channel, Sheet sheet, String figure, int page) {
        Names names = speech.names(desk, channel);
        return sheet.figures().find(figure).map(found -> {
            Part<Long> part = Part.of(found.tickets(), LINES, page);
            List<ListModel.Item> items = part.items().stream()
                    .flatMap(number -> tickets.find(desk.id(), number).stream())
                    .map(numbered -> speech.line(names, numbered))
                    .toList();
            return new ExcerptModel(
                    sheet.posted().id(),
                    kind(sheet),
                    sheet.name(),
                    null,
                    number(text(desk, channel), found, null),
                    List.of(),
                    items,
                    part.page(),
                    part.pages());
        });
    }

    /** Its numbers beside those of the review before. */
    public ExcerptModel compared(Desk desk, Channel channel, Sheet sheet, int page) {
        FigureText text = text(desk, channel);
        Sheet previous = sheet.previous();
        List<ExcerptModel.Shown> all = new ArrayList<>();
        for (Figure figure : compared(sheet.figures(), previous == null ? null : previous.figures())) {
            all.add(new ExcerptModel.Shown(
                    figure.id(),
                    text.name(figure),
                    said(text, sheet, figure),
                    previous == null ? null : said(text, previous, figure)));
        }
        Part<ExcerptModel.Shown> part = Part.of(all, LINES, page);
        return new ExcerptModel(
                sheet.posted().id(),
                kind(sheet),
                sheet.name(),
                previous == null ? null : previous.name(),
                null,
                part.items(),
                List.of(),
                part.page(),
                part.pages());
    }

    /** Those of either, in the order in which they are read. */
    private static List<Figure> compared(Figures now, @Nullable Figures before) {
        List<Figure> all = new ArrayList<>(now.all());
        if (before != null) {
            before.all().stream()
                    .filter(figure -> now.find(figure.id()).isEmpty())
                    .forEach(all::add);
        }
        return all.stream()
                .filter(figure -> !APART.contains(figure.section()))
                .filter(figure -> figure.parts().isEmpty() || BY_GRADE.contains(figure.section()))
                .sorted(Comparator.comparing(Figure::section))
                .toList();
    }

    /** A number that a review lacks had no case; what is only counted was none then. */
    private static String said(FigureText text, Sheet sheet, Figure figure) {
        return sheet.figures()
                .find(figure.id())
                .map(found -> text.text(found.value()))
                .orElseGet(() -> figure.value() instanceof Figure.Count ? "0" : text.none());
    }

    private static ExcerptModel.Shown number(FigureText text, Figure figure, @Nullable String before) {
        return new ExcerptModel.Shown(figure.id(), text.name(figure), text.text(figure.value()), before);
    }

    private FigureText text(Desk desk, Channel channel) {
        return new FigureText(
                speech.templates(desk), channel.locale(), speech.times(desk, channel), speech.names(desk, channel));
    }

    private static String kind(Sheet sheet) {
        return Figures.word(sheet.posted().kind());
    }

    /** @param page from 1, never past the last @param pages one at least */
    private record Part<T>(List<T> items, int page, int pages) {
        static <T> Part<T> of(List<T> all, int size, int asked) {
            int pages = Math.max(1, (all.size() + size - 1) / size);
            int page = Math.clamp(asked, 1, pages);
            return new Part<>(all.stream().skip((page - 1L) * size).limit(size).toList(), page, pages);
        }
    }
}
