package dev.dutydesk.bot.patrol.web;

import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.watch.Results;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Four weeks of a check, a cell a day. @param said the same in words */
record Strip(List<Cell> cells, String said) {
    static final int DAYS = 28;

    /** @param level of its worst sample; NONE where there was none @param said which day, how many of each level */
    record Cell(String level, String said) {}

    static Strip of(Voice voice, SortedMap<LocalDate, Results> days) {
        List<Cell> cells = voice.days(DAYS).stream()
                .map(day -> cell(voice, day, days.getOrDefault(day, Results.NONE)))
                .toList();
        long bad = cells.stream()
                .filter(cell -> cell.level().equals("CRIT") || cell.level().equals("WARN"))
                .count();
        long measured =
                cells.stream().filter(cell -> !cell.level().equals("NONE")).count();
        return new Strip(cells, voice.say("strip", measured, bad));
    }

    private static Cell cell(Voice voice, LocalDate day, Results results) {
        Level worst = results.worst();
        return new Cell(worst == null ? "NONE" : worst.name(), Voice.day(day) + " " + counts(voice, results));
    }

    static String counts(Voice voice, Results results) {
        return results.worst() == null
                ? voice.word("level.NEW")
                : Stream.of(Level.values())
                        .filter(level -> results.of(level) > 0)
                        .map(level -> results.of(level) + " " + voice.word("level." + level))
                        .collect(Collectors.joining(", "));
    }
}
