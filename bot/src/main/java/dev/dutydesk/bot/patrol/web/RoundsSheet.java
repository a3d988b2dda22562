package dev.dutydesk.bot.patrol.web;

import dev.dutydesk.bot.page.ChartJson;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.patrol.watch.Availability;
import dev.dutydesk.bot.patrol.watch.Survey;
import dev.dutydesk.templates.model.PatrolModel;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a desk's page shows.
 *
 * @param gist how many checks there are, and how they stand
 * @param chart of the rounds that ran, by day; null where there are no rounds
 */
record RoundsSheet(
        String gist,
        boolean blind,
        List<Row> rounds,
        @Nullable String chart,
        List<CheckRow> checks) {

    /** @param tone of the last one @param ran how many of those due in four weeks did; late = not all of them */
    record Row(
            String id, String when, String last, String result, String tone, String next, String ran, boolean late) {}

    /** @param check its id @param level its code @param held why it has no ticket of its own; empty for no such reason */
    record CheckRow(
            String check,
            String name,
            String type,
            String level,
            String word,
            String message,
            String at,
            String next,
            @Nullable String ticket,
            String held,
            Strip strip) {}

    static RoundsSheet of(Voice voice, Survey survey) {
        List<Survey.OfCheck> checks = survey.checks();
        String gist =
                voice.list(Stream.of("CRIT", "WARN", "UNKNOWN", "OK", "NEW").map(level -> count(voice, checks, level)));
        return new RoundsSheet(
                voice.say("gist", checks.size(), gist),
                survey.blind(),
                survey.rounds().stream().map(round -> row(voice, round)).toList(),
                survey.rounds().isEmpty() ? null : ChartJson.of(Charts.rounds(voice, survey.rounds())),
                checks.stream().map(check -> row(voice, check)).toList());
    }

    private static String count(Voice voice, List<Survey.OfCheck> checks, String level) {
        long count = checks.stream()
                .filter(check -> check.now().level().equals(level))
                .count();
        return count == 0 ? "" : count + " " + voice.word("level." + level);
    }

    private static Row row(Voice voice, Survey.OfRound of) {
        Round round = of.round();
        long planned = of.days().values().stream()
                .mapToLong(Availability.Rounds::planned)
                .sum();
        long ran =
                of.days().values().stream().mapToLong(Availability.Rounds::ran).sum();
        long cut =
                of.days().values().stream().mapToLong(Availability.Rounds::cut).sum();
        return new Row(
                round.id(),
                round.every() == null ? String.valueOf(round.cron()) : voice.say("every", voice.length(round.every())),
                voice.at(of.due()),
                result(voice, of),
                of.ended() == null ? "plain" : of.bad() > 0 ? "red" : of.unknown() > 0 ? "amber" : "green",
                voice.at(of.next()),
                planned == 0 ? "" : voice.say("ran", ran, planned),
                cut > 0);
    }

    private static String result(Voice voice, Survey.OfRound of) {
        if (of.due() == null) {
            return voice.say("round.never");
        }
        if (of.ended() == null) {
            return voice.say("round.on");
        }
        String well = of.bad() + of.unknown() == 0 ? voice.say("round.well", of.total()) : "";
        String bad = of.bad() == 0 ? "" : voice.say("round.bad", of.bad(), of.total());
        String unknown = of.unknown() == 0 ? "" : of.unknown() + " " + voice.word("level." + Level.UNKNOWN);
        return voice.list(Stream.of(well, bad, unknown));
    }

    private static CheckRow row(Voice voice, Survey.OfCheck of) {
        PatrolModel.Item now = of.now();
        return new CheckRow(
                of.check(),
                now.name(),
                of.type(),
                now.level(),
                voice.word("level." + now.level()),
                now.message(),
                voice.at(now.at()),
                next(voice, now.next()),
                now.key(),
                held(voice, now),
                Strip.of(voice, of.days()));
    }

    /** What is due already runs as soon as there is room for it. */
    private static String next(Voice voice, @Nullable Instant next) {
        return next != null && next.isBefore(voice.now()) ? voice.say("soon") : voice.at(next);
    }

    static String held(Voice voice, PatrolModel.Item now) {
        return now.held() == null
                ? ""
                : now.parent() == null ? voice.word("heldback." + now.held()) : voice.say("held.parent", now.parent());
    }
}
