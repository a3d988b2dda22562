package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.state.ticket.Grade;
import java.util.List;

/** A ticket that opens by itself. @param cron six fields, in the desk's zone @param due from its opening */
public record Recurring(String id, String cron, Words title, Grade grade, String group, Span due) {
    static final Shape<List<Recurring>> ALL = Shapes.list(Shapes.keys(
            "id, cron, title, grade, group, due",
            f -> new Recurring(
                    f.need(
                            "id",
                            Shapes.naming(Kinds.RECURRING, Forms.ID_TAKES, Forms.ID),
                            "Its name in records; never changes."),
                    f.need(
                            "cron",
                            Forms.CRON,
                            "When it opens: second minute hour day month weekday, in the desk's zone."),
                    f.need("title", Words.SHAPE, "What is to be done."),
                    f.need("grade", Target.GRADE, "Its grade."),
                    f.need("group", Shapes.naming(Kinds.GROUP), "Who does it."),
                    f.need("due", Span.SHAPE, "By when, from its opening."))));
}
