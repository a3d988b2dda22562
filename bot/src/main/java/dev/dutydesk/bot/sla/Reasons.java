package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Calendar.Day;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Promotion.Stricter;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Explains a ticket's deadlines step by step, from the desk's file and calendar as they are now. */
public final class Reasons {
    /** So many stretches of working time are told one by one. */
    private static final int TOLD = 4;

    private final Holidays holidays;
    private final Targets promised;

    public Reasons(Holidays holidays, Promotions promotions) {
        this.holidays = holidays;
        this.promised = new Targets(holidays, promotions);
    }

    /**
     * Why a deadline is when it is.
     *
     * @param target {@code respond}, {@code diagnose} or {@code resolve}
     * @param by the deadline @param span what the grade promises @param clock on which clock
     * @param promotion whose stricter targets those are; null for the grade's usual ones
     * @param from when it began to count
     * @param own where the span ends that began then; it differs from {@code by} after a hold, a change of grade or a reopening
     * @param runs the first of the stretches in which it ran up to {@code own}; empty where it always runs
     * @param more how many stretches aren't told
     * @param days the days between that are other than the week has them
     * @param provisional whether the holidays of one of the years aren't known yet
     */
    public record Reason(
            String target,
            Instant by,
            Span span,
            Target.Clock clock,
            @Nullable Promotion promotion,
            Instant from,
            Instant own,
            List<Stretch> runs,
            int more,
            List<Special> days,
            boolean provisional) {
        /** Whether something has moved it since. */
        public boolean isMoved() {
            return !by.equals(own);
        }
    }

    /** A day that is other than the week has it. @param name why; null for one that the desk's file alone names */
    public record Special(LocalDate date, @Nullable String name, boolean off) {}

    /** One for each target that the ticket has, decided or not. */
    public List<Reason> of(Desk desk, Ticket ticket) {
        Target target = promised.of(desk, ticket);
        Deadlines by = ticket.deadlines();
        return Stream.of(
                        reason(desk, ticket, "respond", target.respond(), Stricter::respond, by.respond()),
                        reason(desk, ticket, "diagnose", target.diagnose(), Stricter::diagnose, by.diagnose()),
                        reason(desk, ticket, "resolve", target.resolve(), Stricter::resolve, by.resolve()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Reason> reason(
            Desk desk,
            Ticket ticket,
            String name,
            @Nullable Span span,
            Function<Stricter, @Nullable Span> stricter,
            @Nullable Instant by) {
        if (span == null || by == null) {
            return Optional.empty();
        }
        Target target = promised.of(desk, ticket);
        Instant from = ticket.report().at();
        WorkingTime time = WorkingTime.of(desk, holidays);
        TargetClock clock = time.clock(target);
        Instant own = clock.end(span, from);
        boolean always = target.clock() == Target.Clock.ALWAYS;
        List<Stretch> runs = always ? List.of() : clock.runs(from, own);
        Promotion promotion = promised.promotion(desk, from)
                .filter(on -> Optional.ofNullable(on.grades().get(ticket.sort().grade()))
                        .map(stricter)
                        .isPresent())
                .orElse(null);
        return Optional.of(new Reason(
                name,
                by,
                span,
                target.clock(),
                promotion,
                from,
                own,
                runs.subList(0, Math.min(TOLD, runs.size())),
                Math.max(0, runs.size() - TOLD),
                always ? List.of() : special(desk, from, own),
                time.isProvisional(target.clock(), span, from, by)));
    }

    private List<Special> special(Desk desk, Instant from, Instant to) {
        List<Special> days = new ArrayList<>();
        LocalDate last = to.atZone(desk.zone()).toLocalDate();
        for (LocalDate day = from.atZone(desk.zone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            LocalDate date = day;
            Day own = desk.calendar().days().get(date);
            if (own != null) {
                days.add(new Special(date, null, own == Day.DAY_OFF));
            } else {
                desk.calendar()
                        .country()
                        .flatMap(country -> holidays.day(country, date))
                        .ifPresent(named -> days.add(new Special(date, named.name(), named.day() == Day.DAY_OFF)));
            }
        }
        return List.copyOf(days);
    }
}
