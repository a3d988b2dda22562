package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.Round;
import dev.dutydesk.bot.patrol.watch.Barred.Bar;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.templates.model.PatrolModel;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a patrol stands, for messages. */
final class Outline {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);
    private static final int LISTED = 8;
    private static final int MESSAGE = 120;

    private final Store store;
    private final Judge judge;
    private final ProbeTimes times;
    private final InstantSource clock;

    Outline(Store store, Judge judge, ProbeTimes times, InstantSource clock) {
        this.store = store;
        this.judge = judge;
        this.times = times;
        this.clock = clock;
    }

    /** Of a day: what isn't well. */
    PatrolModel day(Desk desk, Plan plan, LocalDate day) {
        return model(
                desk, plan, day, items(desk, plan).filter(item -> !isWell(item)).toList(), LISTED);
    }

    /** All of it now, what isn't well first. */
    PatrolModel whole(Desk desk, Plan plan, int most) {
        LocalDate today = clock.instant().atZone(desk.zone()).toLocalDate();
        return model(desk, plan, today, items(desk, plan).toList(), most);
    }

    /** One check on each of its targets. */
    PatrolModel of(Desk desk, Plan plan, String check) {
        LocalDate today = clock.instant().atZone(desk.zone()).toLocalDate();
        Barred barred = barred(desk);
        List<PatrolModel.Item> items = plan.of(check).stream()
                .map(spot -> item(desk, plan, spot, barred))
                .toList();
        return model(desk, plan, today, items, LISTED);
    }

    private PatrolModel model(Desk desk, Plan plan, LocalDate day, List<PatrolModel.Item> items, int most) {
        DayRecord rounds = DayRecord.read(store.records().find(desk.id(), DayRecord.NAME), day);
        return new PatrolModel(
                DAY.format(day),
                plan.spots().size(),
                rounds.results().stream()
                        .map(each -> new PatrolModel.Round(
                                each.round(), each.at(), each.total(), each.bad(), each.unknown()))
                        .toList(),
                rounds.earlier(),
                rounds.missed(),
                items.stream().limit(most).toList(),
                Math.max(0, items.size() - most),
                Blindness.isBlind(store, desk));
    }

    private Stream<PatrolModel.Item> items(Desk desk, Plan plan) {
        Barred barred = barred(desk);
        return plan.spots().stream()
                .map(spot -> item(desk, plan, spot, barred))
                .sorted(Comparator.comparing(Outline::weight));
    }

    Barred barred(Desk desk) {
        return Barred.read(store.records().find(desk.id(), Barred.NAME));
    }

    private static boolean isWell(PatrolModel.Item item) {
        return item.level().equals("OK") || item.level().equals("NEW");
    }

    static int weight(PatrolModel.Item item) {
        int held = item.held() == null ? 0 : 1;
        return switch (item.level()) {
            case "CRIT" -> held;
            case "WARN" -> 2 + held;
            case "UNKNOWN" -> 4;
            default -> 5;
        };
    }

    PatrolModel.Item item(Desk desk, Plan plan, Spot spot, Barred barred) {
        CheckState state = judge.states().of(desk, spot).state();
        Optional<Numbered> ticket = state.isBad() ? judge.ticketOf(desk, spot) : Optional.empty();
        Bar bar = barred.of(spot.key()).orElse(null);
        CheckState.Last last = state.last();
        String held = bar != null
                ? bar.why().name().toLowerCase(Locale.ROOT)
                : judge.isSilenced(desk, spot) ? "silenced" : null;
        return new PatrolModel.Item(
                spot.name(),
                state.level() == null ? "NEW" : state.level().name(),
                last == null ? "" : cut(last.message()),
                last == null ? null : last.at(),
                next(desk, plan, spot, last),
                ticket.map(found -> new TicketKey(desk.prefix(), found.number()).toString())
                        .orElse(null),
                ticket.map(found -> found.ticket().sort().grade().word()).orElse(null),
                held,
                bar == null || bar.parent() == null
                        ? null
                        : plan.spot(bar.parent()).map(Spot::name).orElse(bar.parent()));
    }

    private static String cut(String message) {
        return message.length() <= MESSAGE ? message : message.substring(0, MESSAGE) + "…";
    }

    private @Nullable Instant next(Desk desk, Plan plan, Spot spot, CheckState.@Nullable Last last) {
        if (spot.isProbe()) {
            return last == null ? null : times.next(desk, spot, last.at());
        }
        return plan.rounds().stream()
                .filter(round -> round.checks().contains(spot.check().id()))
                .map(round -> RoundTimes.after(desk, round, clock.instant()))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** Of the round: keys and levels of what isn't well, in order. */
    String gist(Desk desk, Plan plan, Round round) {
        return plan.of(round).stream()
                .map(spot -> {
                    CheckState state = judge.states().of(desk, spot).state();
                    return state.level() == null || state.level() == dev.dutydesk.bot.patrol.Level.OK
                            ? null
                            : spot.key() + "=" + state.level();
                })
                .filter(Objects::nonNull)
                .sorted()
                .reduce((one, other) -> one + " " + other)
                .orElse("");
    }
}
