package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.util.Map;

/** A responder group. @param lead the person whom its escalations reach */
public record Group(String id, Words name, String lead) {
    static final Shape<Map<String, Group>> ALL = Shapes.map(
            Shapes.naming(Kinds.GROUP, "a group's id, " + Forms.ID_TAKES, Forms.ID),
            "group: name, lead",
            1,
            (id, f) -> new Group(
                    id,
                    f.need("name", Words.SHAPE, "What people read."),
                    f.need("lead", Shapes.naming(Kinds.PERSON), "Whom this group's escalations reach.")));
}
