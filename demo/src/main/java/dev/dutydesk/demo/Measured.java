package dev.dutydesk.demo;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.watch.Watching;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Four weeks that a patrol may have seen: what each check measured every half hour, and which rounds ran. */
final class Measured implements SmartInitializingSingleton {
    private static final int DAYS = 28;
    private static final Duration BETWEEN = Duration.ofMinutes(30);
    private static final Duration ROUND = Duration.ofHours(2);
    /** The same shop each time. */
    private static final long SEED = 1111;

    private final Desks desks;
    private final Patrols patrols;
    private final Watching watching;
    private final InstantSource clock;
    private final Random chance = new Random(SEED);

    Measured(Desks desks, Patrols patrols, Watching watching, InstantSource clock) {
        this.desks = desks;
        this.patrols = patrols;
        this.watching = watching;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Desk desk = desks.byId(DeskFiles.DESK).orElseThrow();
        Patrol patrol = patrols.of(desk.id()).orElseThrow();
        LocalDate today = LocalDate.ofInstant(clock.instant(), desk.zone());
        for (LocalDate day : today.minusDays(DAYS - 1).datesUntil(today).toList()) {
            Instant from = day.atStartOfDay(desk.zone()).toInstant();
            Instant to = day.plusDays(1).atStartOfDay(desk.zone()).toInstant();
            patrol.checks().forEach(check -> watching.remember(desk, samples(check, from, to)));
            patrol.rounds().forEach(round -> remember(desk, round, from, to));
        }
    }

    private void remember(Desk desk, Round round, Instant from, Instant to) {
        List<Instant> due = times(from, to, ROUND);
        List<Instant> ran = new ArrayList<>(due);
        ran.removeIf(at -> chance.nextInt(200) == 0);
        watching.remember(desk, round.id(), due, ran);
    }

    private List<Sample> samples(CheckPlan check, Instant from, Instant to) {
        String target = check.targets().isEmpty() ? "" : check.targets().getFirst();
        // Trouble comes now and then, and stays for a while.
        int begins = chance.nextInt(12) == 0 ? chance.nextInt(40) : Integer.MAX_VALUE;
        List<Sample> samples = new ArrayList<>();
        for (Instant at : times(from, to, BETWEEN)) {
            int slot = samples.size();
            boolean bad = slot >= begins && slot < begins + 3;
            Level level = !bad ? Level.OK : check.crit().isEmpty() ? Level.WARN : Level.CRIT;
            double load = load(slot) * (bad ? 2.5 : 1);
            samples.add(new Sample(
                    check.id(),
                    target,
                    at,
                    Duration.ofMillis(Math.round(120 * load)),
                    level,
                    values(check.id(), load),
                    bad ? "那天也出过问题" : "",
                    bad
                            ? List.of(new Evidence(check.id(), "HTTP 503 (" + Math.round(900 * load) + " ms)"))
                            : List.of()));
        }
        return samples;
    }

    /** Most in the evening, least before dawn. */
    private double load(int slot) {
        return 0.6 + 0.4 * Math.sin((slot - 18) / 48.0 * 2 * Math.PI) + chance.nextDouble() * 0.25;
    }

    private static Map<String, Object> values(String check, double load) {
        return switch (check) {
            case "shop-up" -> Map.of("status", 200.0, "ms", 180 * load);
            case "buy-flow" -> Map.of("ms", 420 * load);
            case "money-pulse" -> Map.of("rows[0].now_n", 40 * load, "rows[0].week_n", 38 * load);
            case "paid-but-no-order" -> Map.of("query_ms", 12 * load);
            case "database" -> Map.of("rows[0].conns", 20 * load, "rows[0].max_conns", 60.0, "query_ms", 40 * load);
            case "server" -> Map.of("status", 200.0, "body.disk.used", 0.35 * load, "body.memory.used", 0.4 * load);
            case "own-host" -> Map.of("disk.max_used", 0.45 + 0.02 * load);
            case "backup-incremental" -> Map.of("last.exit", 0.0, "last.bytes", 2_400_000 * load);
            default -> Map.of();
        };
    }

    private static List<Instant> times(Instant from, Instant to, Duration between) {
        List<Instant> times = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(between)) {
            times.add(at);
        }
        return times;
    }
}
