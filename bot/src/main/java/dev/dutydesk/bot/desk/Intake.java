package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.time.Duration;
import java.util.List;

/**
 * How reports are taken.
 *
 * @param joinWithin pictures and text that one person sends within it are one report
 * @param sameWithin others' reports of the same fault within it are born merged
 * @param bots accounts of other bots that may report
 */
public record Intake(When when, Duration joinWithin, Duration sameWithin, List<String> bots) {
    /** Which messages are reports. */
    public enum When {
        /** Only those that mention the bot. */
        MENTION,
        /** All, where the platform shows them to the bot. */
        EVERY_MESSAGE
    }

    static final Shape<Intake> SHAPE = Shapes.keys(
            "when, join-within, same-within, bots",
            f -> new Intake(
                    f.or(
                            "when",
                            Shapes.choice(When.values(), Forms::word),
                            "mention",
                            "Which messages are reports. An unmentioned one that looks like P1 is asked about either way."),
                    f.or("join-within", Span.EXACT, "3m", "Pictures and text of one person within it are one report."),
                    f.or(
                            "same-within",
                            Span.EXACT,
                            "30m",
                            "Others' reports of the same fault within it are born merged."),
                    f.or("bots", Shapes.list(Shapes.TEXT), "[]", "Accounts of other bots that may report.")));
}
