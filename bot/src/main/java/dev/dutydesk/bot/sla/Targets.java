package dev.dutydesk.bot.sla;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Promotion;
import dev.dutydesk.bot.desk.Promotion.Stricter;
import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.desk.Target;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a grade promises at a given time: a promotion's own targets stand over the usual ones of what is reported inside it. */
final class Targets {
    private Targets() {}

    static Target of(Desk desk, Ticket ticket) {
        return of(desk, ticket.sort().grade(), ticket.report().at());
    }

    static Target of(Desk desk, Grade grade, Instant reported) {
        Target usual = desk.target(grade);
        return promotion(desk, reported)
                .map(promotion -> promotion.grades().get(grade))
                .map(stricter -> over(usual, stricter))
                .orElse(usual);
    }

    /** The promotion that was on then; the first of the file where two are. */
    static Optional<Promotion> promotion(Desk desk, Instant when) {
        LocalDateTime local = LocalDateTime.ofInstant(when, desk.zone());
        return desk.promotions().stream()
                .filter(p -> !local.isBefore(p.from()) && local.isBefore(p.to()))
                .findFirst();
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
