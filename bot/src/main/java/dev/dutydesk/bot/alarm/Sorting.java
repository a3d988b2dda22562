package dev.dutydesk.bot.alarm;

import dev.dutydesk.bot.desk.AlarmRules;
import dev.dutydesk.bot.desk.AlarmRules.Route;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.watch.Finding;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Grade;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says by the desk file how bad an alarm is and whose. */
final class Sorting {
    private Sorting() {}

    /** Empty where such alarms open nothing. */
    static Optional<Grade> grade(Desk desk, Alarm alarm) {
        Optional<Grade> own =
                desk.alarms().route(alarm.labels()).map(Route::grade).orElse(null);
        return own == null ? desk.alarms().grade(alarm.severity()) : own;
    }

    /** What an alarm finds. @param since when it began */
    static Finding finding(Desk desk, Alarm alarm, Instant since) {
        AlarmRules rules = desk.alarms();
        Optional<Route> route = rules.route(alarm.labels());
        String group = route.map(Route::group)
                .or(() -> Optional.ofNullable(rules.group()))
                .orElseGet(() -> desk.otherwise().group());
        String system = rules.system().stream()
                .map(alarm.labels()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(alarm.source());
        return new Finding(
                Actor.Kind.ALARM,
                alarm.source(),
                alarm.fingerprint(),
                grade(desk, alarm).orElse(Grade.P3),
                group,
                route.map(Route::category).orElse(rules.category()),
                route.map(Route::module).orElse(rules.module()),
                system,
                line(alarm),
                Stream.concat(alarm.text().lines(), Stream.ofNullable(alarm.link()))
                        .filter(line -> !line.isBlank())
                        .toList(),
                since,
                rules.patience());
    }

    /** An alarm in one line. */
    static String line(Alarm alarm) {
        return alarm.title().replaceAll("\\s+", " ");
    }
}
