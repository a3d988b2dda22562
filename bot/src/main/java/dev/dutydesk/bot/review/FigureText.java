package dev.dutydesk.bot.review;

import dev.dutydesk.bot.review.Figure.Part;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.templates.Templates;
import dev.dutydesk.templates.Times;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures in a reader's words, the same in the chat and on pages. */
public record FigureText(Templates templates, Locale locale, Times times, Names names) {

    /** What it is: {@code answered on time, P1}. */
    public String name(Figure figure) {
        String name = word("figure." + figure.name());
        return figure.parts().isEmpty() ? name : text("of", name, parts(figure));
    }

    /** Which part of the whole it is: {@code P1}; empty for the whole. */
    public String parts(Figure figure) {
        return figure.parts().stream().map(this::part).collect(Collectors.joining(" · "));
    }

    private String part(Part part) {
        return switch (part.kind()) {
            case GRADE -> word("grade." + part.id());
            case GROUP -> names.group(part.id());
            case CATEGORY -> word("category." + part.id());
            case MODULE -> word("module." + part.id());
            case CAUSE -> word("cause." + part.id());
            case AGE -> word("age." + part.id());
            case PATROL -> part.id();
        };
    }

    /** {@code 3}, {@code 17/18, 94.4 %}. */
    public String text(Figure.Value value) {
        return switch (value) {
            case Figure.Count count -> String.valueOf(count.n());
            case Share share when share.all() == 0 -> none();
            case Share share when share.isFew() -> share.met() + "/" + share.all();
            case Share share -> text("share", share.met() + "/" + share.all(), share.percent());
            case Figure.Lasted lasted when lasted.n() == 0 -> "0";
            case Figure.Lasted lasted -> text("lasted", lasted.n(), times.length(lasted.all()));
            case Figure.Took took -> took(took);
        };
    }

    /** That there was no case of it. */
    public String none() {
        return text("none");
    }

    private String took(Figure.Took took) {
        if (took.median() == null) {
            return took.never() == 0 ? none() : never(took);
        }
        String text = text("took", length(took.median()), within(took.p90()), length(took.mean()), took.n());
        return took.never() == 0 ? text : text("also", text, never(took));
    }

    private String never(Figure.Took took) {
        return text("never", took.never());
    }

    private String length(@Nullable Duration duration) {
        return duration == null ? "" : times.length(duration);
    }

    private String within(@Nullable Duration duration) {
        return duration == null ? "" : times.within(duration);
    }

    private String word(String path) {
        return templates.word(locale, path);
    }

    private String text(String word, Object... values) {
        return templates.word(locale, "figure-text." + word, List.of(values));
    }
}
