package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Planned;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Promotion.Stricter;
import dev.dutydesk.bot.desk.Promotions;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a grade promises at a given time: a promotion's own targets stand over the usual ones of what is reported inside it,
 * and planned work is due when the plan says.
 */
final class Targets {
    private final Holidays holidays;
    private final Promotions promotions;

    Targets(Holidays holidays, Promotions promotions) {
        this.holidays = holidays;
        this.promotions = promotions;
    }

    Target of(Desk desk, Ticket ticket) {
        return of(desk, ticket, ticket.sort().grade());
    }

    /** What it would be promised at that grade. */
    Target of(Desk desk, Ticket ticket, Grade grade) {
        Ticket.Report report = ticket.report();
        return of(desk, grade, report.at(), report.origin(), report.source());
    }

    /** What a report is promised. @param act null where nothing is known of it */
    Target of(Desk desk, @Nullable Act act, Grade grade, Instant reported) {
        return act instanceof Act.Report report
                ? of(desk, grade, reported, report.origin(), report.source())
                : of(desk, grade, reported, Ticket.Origin.PERSON, null);
    }

    private Target of(Desk desk, Grade grade, Instant reported, Ticket.Origin origin, @Nullable String source) {
        Target usual = desk.target(grade);
        Target target = promotion(desk, reported)
                .map(promotion -> promotion.grades().get(grade))
                .map(stricter -> over(usual, stricter))
                .orElse(usual);
        return origin == Ticket.Origin.PLANNED
                ? due(desk, grade, reported, source, target)
                        .map(due -> over(target, new Stricter(null, null, due)))
                        .orElse(target)
                : target;
    }

    /** What a promotion needs is due at the last working moment before it, an action at that of its day. */
    private Optional<Span> due(Desk desk, Grade grade, Instant opened, @Nullable String source, Target target) {
        Optional<Span> recurring = Planned.recurring(desk, source)
                .filter(work -> work.grade() == grade)
                .map(work -> work.due());
        Optional<Instant> until = Planned.action(source)
                .or(() -> Planned.promotion(desk, source).map(promotion -> promotion.begin(desk)))
                .filter(end -> grade == Grade.ROUTINE);
        return recurring.or(() -> until.map(
                        end -> WorkingTime.of(desk, holidays).clock(target).between(opened, end))
                .filter(Duration::isPositive)
                .map(Span.Exact::new));
    }

    /** The promotion that was on then; the first where two are. */
    Optional<Promotion> promotion(Desk desk, Instant when) {
        return promotions.at(desk, when);
    }

    private static Target over(Target usual, Stricter stricter) {
        return new Target(
                either(stricter.respond(), usual.respond()),
                stricter.diagnose() == null ? usual.diagnose() : stricter.diagnose(),
                either(stricter.resolve(), usual.resolve()),
                usual.clock(),
                usual.extendedHours(),
                usual.contact(),
                usual.update());
    }

    private static Span either(@Nullable Span stricter, Span usual) {
        return stricter == null ? usual : stricter;
    }
}
