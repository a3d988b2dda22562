package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.intake.Triage;
import dev.dutydesk.state.ticket.Grade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A report that was filled into a form: its parts make one text, and what was chosen goes over what the text says. */
final class Filed {
    private Filed() {}

    /** The whole text; empty where nothing was said. @param order how the order's number stands in it, {@code 订单 {}} */
    static String text(Said said, String order) {
        String title = said.option(Option.TITLE);
        String number = said.option(Option.ORDER);
        List<String> parts = new ArrayList<>();
        if (title != null) {
            parts.add(title.strip());
        }
        if (!said.text().isBlank()) {
            parts.add(said.text().strip());
        }
        if (number != null && !parts.isEmpty()) {
            parts.add(order.replace("{}", number.strip()));
        }
        return String.join("\n", parts);
    }

    /** Nobody makes a report less than its text says; of what nobody knows yet, the reporter does. */
    static Triage triage(Desk desk, Said said, Triage read) {
        Triage placed = placed(desk, said.option(Option.MODULE), read);
        Grade chosen = grade(said.option(Option.GRADE));
        return chosen == null || !read.triage() && !chosen.isAbove(placed.grade())
                ? placed
                : new Triage(
                        chosen,
                        placed.category(),
                        placed.module(),
                        placed.group(),
                        placed.why(),
                        placed.triage(),
                        placed.outOfScope());
    }

    private static Triage placed(Desk desk, @Nullable String module, Triage read) {
        if (module == null || module.equals(read.module()) && !read.triage()) {
            return read;
        }
        return desk.routing().stream()
                .filter(rule -> !rule.isOtherwise() && rule.module().equals(module))
                .findFirst()
                .map(rule -> new Triage(
                        read.grade(),
                        rule.category(),
                        module,
                        rule.group(),
                        read.why(),
                        false,
                        desk.isOutOfScope(rule.category())))
                .orElse(read);
    }

    private static @Nullable Grade grade(@Nullable String word) {
        return Arrays.stream(Grade.values())
                .filter(grade -> grade.word().equals(word))
                .findFirst()
                .orElse(null);
    }
}
