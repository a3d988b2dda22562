package dev.dutydesk.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.Target;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Tickets with holds and regrades, on calendars that nobody would draw up, in zones whose clocks change, against a model that
 * goes minute by minute. {@code -Ddutydesk.histories=1000000} runs as many.
 */
class HistoriesTest {
    private static final int HISTORIES = Integer.getInteger("dutydesk.histories", 10_000);
    private static final int A_CALENDAR = 100;
    private static final int WINDOW = 60 * 24 * 60;
    private static final String[] ZONES = {
        "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata"
    };
    /** Before a change of some zone's clocks, and before holidays. */
    private static final String[] BEGINNINGS = {
        "2026-03-05", "2026-03-25", "2026-09-15", "2026-10-20", "2026-12-20", "2026-02-10", "2025-04-25"
    };

    private final Lifecycle lifecycle = new Lifecycle();
    private final CalendarFacts facts = new CalendarFacts(Holidays.shipped(), new OnCall());

    @Test
    void everyDeadlineIsWhereTheSlowModelHasIt() {
        for (int seed = 0; seed < HISTORIES / A_CALENDAR; seed++) {
            Random random = new Random(seed);
            Desk desk = desk(random);
            Instant begin = Instant.parse(BEGINNINGS[random.nextInt(BEGINNINGS.length)] + "T00:00:00Z");
            Minutes minutes = new Minutes(begin, WINDOW, desk, WorkingTime.of(desk, Holidays.shipped()));
            for (int i = 0; i < A_CALENDAR; i++) {
                live(random, desk, minutes, "calendar " + seed + ", history " + i);
            }
        }
    }

    private void live(Random random, Desk desk, Minutes minutes, String name) {
        int now = random.nextInt(8 * 24 * 60);
        Grade grade = grade(random);
        Actor lead = desk.actor("zhao.min").orElseThrow();
        Ticket ticket =
                after(desk, null, Cast.report(Cast.WANG_FANG, grade, "x", minutes.at(now)), lead, minutes.at(now));
        Reckoned model = new Reckoned(desk, minutes, grade, now);
        StringBuilder story = new StringBuilder(name + ": " + grade + " at " + now);
        assertThat(ticket.deadlines()).as(story.toString()).isEqualTo(model.deadlines());
        for (int step = random.nextInt(6); step > 0; step--) {
            now += 1 + random.nextInt(random.nextBoolean() ? 90 : 3_000);
            Act act = act(random, ticket);
            story.append(", ").append(act).append(" at ").append(now);
            ticket = after(desk, ticket, act, lead, minutes.at(now));
            switch (act) {
                case Act.Hold hold -> model.held(now);
                case Act.Resume resume -> model.resumed(now);
                case Act.Regrade regrade -> model.regraded(regrade.grade(), now);
                default -> model.acknowledged();
            }
            assertThat(ticket.deadlines()).as(story.toString()).isEqualTo(model.deadlines());
        }
    }

    private static Act act(Random random, Ticket ticket) {
        if (ticket.response().acknowledgedAt() == null && random.nextBoolean()) {
            return new Act.Acknowledge();
        }
        if (ticket.state() == State.ON_HOLD && random.nextBoolean()) {
            return new Act.Resume(null);
        }
        if (ticket.state() == State.ACKNOWLEDGED && random.nextInt(3) > 0) {
            return new Act.Hold("waiting-vendor");
        }
        Grade other = grade(random);
        while (other == ticket.sort().grade()) {
            other = grade(random);
        }
        return new Act.Regrade(other, "别的");
    }

    private Ticket after(Desk desk, @Nullable Ticket ticket, Act act, Actor actor, Instant now) {
        return Cast.changed(lifecycle.decide(ticket, act, facts.gather(desk, ticket, act, actor, now)))
                .after();
    }

    private static Grade grade(Random random) {
        return Grade.values()[random.nextInt(Grade.values().length)];
    }

    /** What measures of deadlines say, in minutes. A deadline is null where there is none. */
    private static final class Reckoned {
        private final Desk desk;
        private final Minutes minutes;
        private Grade grade;
        private @Nullable Integer respond;
        private @Nullable Integer diagnose;
        private @Nullable Integer resolve;
        private boolean acknowledged;
        private @Nullable Integer since;

        Reckoned(Desk desk, Minutes minutes, Grade grade, int now) {
            this.desk = desk;
            this.minutes = minutes;
            this.grade = grade;
            Target target = target();
            respond = minutes.end(target, target.respond(), now);
            diagnose = target.diagnose() == null ? null : (Integer) minutes.end(target, target.diagnose(), now);
            resolve = minutes.end(target, target.resolve(), now);
        }

        private Target target() {
            return desk.target(grade);
        }

        void acknowledged() {
            acknowledged = true;
        }

        void held(int now) {
            since = now;
        }

        void resumed(int now) {
            if (since != null) {
                diagnose = moved(diagnose, since, now);
                resolve = moved(resolve, since, now);
                since = null;
            }
        }

        private @Nullable Integer moved(@Nullable Integer deadline, int from, int now) {
            return deadline == null || deadline <= from
                    ? deadline
                    : (Integer) minutes.plus(target(), deadline, minutes.between(target(), from, now));
        }

        void regraded(Grade to, int now) {
            boolean raised = to.isAbove(grade);
            grade = to;
            Target target = target();
            int at = since == null ? now : since;
            if (!acknowledged) {
                respond = chosen(raised, respond, put(minutes.end(target, target.respond(), now), now), at);
            }
            diagnose = chosen(
                    raised,
                    diagnose,
                    target.diagnose() == null ? null : (Integer) put(minutes.end(target, target.diagnose(), now), now),
                    at);
            resolve = chosen(raised, resolve, put(minutes.end(target, target.resolve(), now), now), at);
        }

        /** While it is held, as far from the hold's beginning as it will be from its end. */
        private int put(int own, int now) {
            return since == null ? own : minutes.plus(target(), since, minutes.between(target(), now, own));
        }

        private static @Nullable Integer chosen(boolean raised, @Nullable Integer old, @Nullable Integer own, int at) {
            if (old != null && old <= at) {
                return old;
            }
            if (old == null || own == null) {
                return raised && own == null ? old : own;
            }
            return raised ? (Integer) Math.min(old, own) : (Integer) Math.max(old, own);
        }

        Deadlines deadlines() {
            return new Deadlines(instant(respond), instant(diagnose), instant(resolve));
        }

        private @Nullable Instant instant(@Nullable Integer minute) {
            return minute == null ? null : minutes.at(minute);
        }
    }

    private static Desk desk(Random random) {
        return Examples.shop(Examples.text()
                .replace("zone: Asia/Shanghai", "zone: " + ZONES[random.nextInt(ZONES.length)])
                .replace("country: CN ", random.nextInt(3) == 0 ? "country: none " : "country: CN ")
                .replace("hours: {MON-FRI: [\"09:00-18:00\"]}", "hours: " + week(random))
                .replace("cutoff: \"16:00\"", "cutoff: \"%02d:00\"".formatted(random.nextInt(24)))
                .replace(
                        "2026-12-31: day-off",
                        "2026-%02d-%02d: %s"
                                .formatted(
                                        random.nextInt(3) == 0 ? 3 : 10,
                                        1 + random.nextInt(28),
                                        random.nextBoolean() ? "working" : "day-off"))
                .replace("from: \"2026-11-10T20:00\"", "from: \"2020-11-10T20:00\"")
                .replace("to: \"2026-11-12T00:00\"", "to: \"2020-11-12T00:00\"")
                .replace(
                        "P2:      {respond: 30m, diagnose: 1h,  resolve: 4h,  clock: always",
                        "P2:      " + target(random))
                .replace(
                        "P3:      {respond: 2h,                 resolve: 1wd, clock: working",
                        "P3:      " + target(random))
                .replace(
                        "routine: {respond: same-day,           resolve: same-day, clock: working",
                        "routine: " + target(random)));
    }

    private static String target(Random random) {
        String clock = List.of("always", "working", "extended, extended-hours: " + day(random))
                .get(random.nextInt(3));
        String diagnose = random.nextBoolean() ? "" : "diagnose: " + span(random) + ", ";
        return "{respond: " + span(random) + ", " + diagnose + "resolve: " + span(random) + ", clock: " + clock;
    }

    private static String span(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(600) + "m";
            case 1 -> 1 + random.nextInt(9) + "h";
            case 2 -> 1 + random.nextInt(3) + "wd";
            default -> "same-day";
        };
    }

    private static String week(Random random) {
        StringJoiner week = new StringJoiner(", ", "{", "}");
        List<String> days = new ArrayList<>(List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"));
        days.removeIf(day -> random.nextInt(7) == 0 && !day.equals("WED") && !day.equals("MON"));
        days.forEach(day -> week.add(day + ": " + day(random)));
        return week.toString();
    }

    /** One to three stretches, four hours or more in all, each on a quarter of an hour. */
    private static String day(Random random) {
        StringJoiner day = new StringJoiner(", ", "[", "]");
        int from = random.nextInt(8) * 15;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int to = from + 240 + random.nextInt(12) * 15;
            day.add("\"%s-%s\"".formatted(time(from), time(to)));
            from = to + random.nextInt(5) * 15;
        }
        return day.toString();
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
