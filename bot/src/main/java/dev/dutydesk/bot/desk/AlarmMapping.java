package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in another system's JSON an alarm is. All places are JSON pointers (RFC 6901), looked for in the alarm, then in the
 * whole body.
 *
 * @param items where the list of alarms is; null where the body is one alarm, or a list of them
 * @param id what tells alarms apart, together; empty: their labels
 * @param status what says whether it is over; null where every call is a new trouble
 * @param resolved what stands there when it is over, in small letters
 * @param at when it began; null or absent: when it came
 */
public record AlarmMapping(
        @Nullable String items,
        List<String> id,
        String title,
        @Nullable String text,
        @Nullable String status,
        List<String> resolved,
        @Nullable String severity,
        @Nullable String at,
        @Nullable String link,
        Map<String, String> labels) {

    private static final Shape<String> POINTER =
            Shapes.matching("a JSON pointer such as /alert/name", Pattern.compile("(?:/(?:[^~/]|~[01])*)+"));

    static final Shape<Map<String, AlarmMapping>> ALL = Shapes.map(
            Forms.WORD,
            "mapping: items, id, title, text, status, resolved, severity, at, link, labels",
            0,
            (name, f) -> new AlarmMapping(
                    f.may("items", POINTER, "Where the list of alarms is; absent = the body is one, or a list."),
                    f.or(
                            "id",
                            Shapes.list(POINTER),
                            "[]",
                            "What tells alarms apart, together; never the message or a value. Absent = the labels."),
                    f.need("title", POINTER, "What it is, in a line."),
                    f.may("text", POINTER, "More about it."),
                    f.may("status", POINTER, "What says whether it is over; absent = it never is."),
                    f.or(
                            "resolved",
                            Shapes.some(Shapes.TEXT),
                            "[resolved, ok, recovered, closed]",
                            "What stands there when it is over."),
                    f.may("severity", POINTER, "How bad it is."),
                    f.may("at", POINTER, "When it began: RFC 3339, or seconds or milliseconds since 1970."),
                    f.may("link", POINTER, "The address of more."),
                    f.or("labels", Shapes.map(Shapes.TEXT, POINTER), "{}", "Labels for `routes` and `system`.")));
}
