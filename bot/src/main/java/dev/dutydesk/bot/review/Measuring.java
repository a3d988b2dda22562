package dev.dutydesk.bot.review;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Patrol;
import dev.dutydesk.bot.patrol.Patrols;
import dev.dutydesk.bot.patrol.watch.Availability;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the patrol did in the days of a period. */
public final class Measuring {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Patrols patrols;
    private final Availability availability;
    private final Promotions promotions;

    public Measuring(Patrols patrols, Availability availability, Promotions promotions) {
        this.patrols = patrols;
        this.availability = availability;
        this.promotions = promotions;
    }

    Patrolled of(Desk desk, Period period) {
        Period.Days days = period.days(desk.zone());
        return days.isEmpty()
                ? Patrolled.NONE
                : patrols.of(desk.id())
                        .map(patrol -> new Patrolled(rounds(desk, patrol, days), probes(desk, patrol, days)))
                        .orElse(Patrolled.NONE);
    }

    private List<Patrolled.Run> rounds(Desk desk, Patrol patrol, Period.Days days) {
        return patrol.rounds().stream()
                .map(round -> availability.rounds(desk, round.id(), days.first(), days.last()).values().stream()
                        .map(day -> new Patrolled.Run(round.id(), day.planned(), day.ran()))
                        .reduce(
                                new Patrolled.Run(round.id(), 0, 0),
                                (one, other) -> new Patrolled.Run(
                                        round.id(), one.due() + other.due(), one.ran() + other.ran())))
                .filter(run -> run.due() > 0)
                .toList();
    }

    private List<Patrolled.Probed> probes(Desk desk, Patrol patrol, Period.Days days) {
        return patrol.checks().stream()
                .filter(check -> check.every() != null)
                .map(check -> probed(desk, check, days))
                .filter(probed -> probed.good() + probed.bad() + probed.unknown() + probed.excluded() > 0)
                .toList();
    }

    private Patrolled.Probed probed(Desk desk, CheckPlan check, Period.Days days) {
        Availability.Probes all =
                sum(check, target -> availability.probes(desk, check.id(), target, days.first(), days.last()));
        Double promised = check.availability();
        return new Patrolled.Probed(
                check.id(),
                check.core(),
                Objects.requireNonNull(check.every()).compareTo(MINUTE) <= 0,
                promised == null ? null : inTenThousandths(promised),
                all.good(),
                all.bad(),
                all.unknown(),
                all.excluded(),
                promoted(desk, check, days));
    }

    private Patrolled.@Nullable Promoted promoted(Desk desk, CheckPlan check, Period.Days days) {
        Availability.Probes counted =
                sum(check, target -> availability.promoted(desk, check.id(), target, days.first(), days.last()));
        double promised = 0;
        for (Promotion each : promotions.of(desk)) {
            Double share = each.availability();
            boolean isOn = !each.from().toLocalDate().isAfter(days.last())
                    && !each.to().toLocalDate().isBefore(days.first());
            promised = isOn && share != null ? Math.max(promised, share) : promised;
        }
        return promised == 0 || counted.good() + counted.bad() == 0
                ? null
                : new Patrolled.Promoted(inTenThousandths(promised), counted.good(), counted.bad());
    }

    private static Availability.Probes sum(
            CheckPlan check, Function<@Nullable String, Map<LocalDate, Availability.Probes>> counts) {
        Stream<Map<LocalDate, Availability.Probes>> each = check.targets().isEmpty()
                ? Stream.of(counts.apply(null))
                : check.targets().stream().map(counts);
        return each.flatMap(days -> days.values().stream()).reduce(Availability.Probes.NONE, Availability.Probes::and);
    }

    private static int inTenThousandths(double share) {
        return (int) Math.round(share * 10_000);
    }
}
