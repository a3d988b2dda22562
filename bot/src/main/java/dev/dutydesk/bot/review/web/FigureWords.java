package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.review.Figure;
import dev.dutydesk.bot.review.FigureText;
import dev.dutydesk.bot.review.Share;
import dev.dutydesk.bot.ticket.web.Voice;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Figures as a page names and prints them. */
record FigureWords(Voice voice) {
    private FigureText text() {
        return new FigureText(voice.templates(), voice.reader().language(), voice.times(), voice.names());
    }

    /** What it is: {@code answered on time, P1}. */
    String name(Figure figure) {
        return text().name(figure);
    }

    /** Which part of the whole it is: {@code P1}; empty for the whole. */
    String parts(Figure figure) {
        return text().parts(figure);
    }

    /** {@code 3}, {@code 17/18, 94.4 %}. */
    String text(Figure.Value value) {
        return text().text(value);
    }

    String none() {
        return text().none();
    }

    /** {@code ≥ 98 %}; empty where there is none. */
    static String target(Figure.Value value) {
        return value instanceof Share share && share.targetPercent() != null ? "≥ " + share.targetPercent() + " %" : "";
    }

    /** What columns are headed by, each by its path: {@code figure.overdue}, {@code age.day}. */
    static Map<String, String> heads(Voice voice) {
        Stream<String> figures = Stream.of(
                "severe", "reported", "unclosed", "overdue", "response", "resolution", "first-time-fix", "reopened");
        return Stream.concat(
                        figures.map(name -> "figure." + name),
                        Stream.of("day", "week", "month", "older").map(name -> "age." + name))
                .collect(Collectors.toMap(Function.identity(), voice::word));
    }
}
