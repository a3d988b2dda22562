package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.review.Figure;
import dev.dutydesk.bot.review.Figure.Part;
import dev.dutydesk.bot.review.Share;
import dev.dutydesk.bot.ticket.web.Voice;
import java.time.Duration;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Figures in a reader's words. */
record FigureWords(Voice voice) {

    /** What it is: {@code answered on time, P1}. */
    String name(Figure figure) {
        String name = voice.say("figure." + figure.name());
        return figure.parts().isEmpty() ? name : voice.say("figure.of", name, parts(figure));
    }

    /** Which part of the whole it is: {@code P1}; empty for the whole. */
    String parts(Figure figure) {
        return figure.parts().stream().map(this::part).collect(Collectors.joining(" · "));
    }

    private String part(Part part) {
        return switch (part.kind()) {
            case GRADE -> voice.word("grade." + part.id());
            case GROUP -> voice.names().group(part.id());
            case CATEGORY -> voice.word("category." + part.id());
            case MODULE -> voice.word("module." + part.id());
            case CAUSE -> voice.word("cause." + part.id());
            case AGE -> voice.say("age." + part.id());
            case PATROL -> part.id();
        };
    }

    /** {@code 3}, {@code 17/18, 94.4 %}. */
    String text(Figure.Value value) {
        return switch (value) {
            case Figure.Count count -> String.valueOf(count.n());
            case Share share when share.all() == 0 -> voice.say("share.none");
            case Share share when share.isFew() -> share.met() + "/" + share.all();
            case Share share -> voice.say("share", share.met() + "/" + share.all(), share.percent());
            case Figure.Lasted lasted when lasted.n() == 0 -> "0";
            case Figure.Lasted lasted ->
                voice.say("lasted", String.valueOf(lasted.n()), voice.times().length(lasted.all()));
            case Figure.Took took -> took(took);
        };
    }

    private String took(Figure.Took took) {
        if (took.median() == null) {
            return took.never() == 0 ? voice.say("share.none") : never(took);
        }
        String text = voice.say(
                "took", length(took.median()), length(took.p90()), length(took.mean()), String.valueOf(took.n()));
        return took.never() == 0 ? text : voice.say("took.never", text, never(took));
    }

    private String never(Figure.Took took) {
        return voice.say("never", String.valueOf(took.never()));
    }

    private String length(@Nullable Duration duration) {
        return duration == null ? "" : voice.times().length(duration);
    }

    /** {@code ≥ 98 %}; empty where there is none. */
    static String target(Figure.Value value) {
        return value instanceof Share share && share.targetPercent() != null ? "≥ " + share.targetPercent() + " %" : "";
    }
}
