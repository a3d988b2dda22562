package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service agreement.
 *
 * @param freeUntil the last day of free service
 * @param paidUntil the last day of paid service
 * @param outOfScope categories of work that lie outside it
 */
public record Agreement(
        @Nullable LocalDate freeUntil, @Nullable LocalDate paidUntil, List<String> outOfScope) {
    static final Shape<Agreement> SHAPE = Shapes.keys("free-until, paid-until, out-of-scope", f -> {
        Agreement agreement = new Agreement(
                f.may("free-until", Forms.DATE, "The last day of free service."),
                f.may("paid-until", Forms.DATE, "The last day of paid service."),
                f.or(
                        "out-of-scope",
                        Shapes.list(Shapes.naming(Kinds.CATEGORY)),
                        "[]",
                        "Categories of the routing rules that lie outside the agreement: said on the card."));
        LocalDate free = agreement.freeUntil();
        LocalDate paid = agreement.paidUntil();
        if (free != null && paid != null && f.has("paid-until") && paid.isBefore(free)) {
            f.fault("paid-until", "paid-until is before free-until");
        }
        return agreement;
    });
}
