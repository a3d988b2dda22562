package dev.dutydesk.bot.patrol.file;

import dev.dutydesk.bot.desk.Forms;
import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.bot.desk.shape.Kind;
import dev.dutydesk.bot.desk.shape.Kind.Once;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.util.List;
import java.util.regex.Pattern;

/** What has a name in a patrol file, and the forms of its values. */
final class Names {
    static final Kind TARGET = new Kind("target", Once.IN_ITS_FILE);
    static final Kind CHECK = new Kind("check", Once.IN_ITS_FILE);
    static final Kind ROUND = new Kind("round", Once.IN_ITS_FILE);

    static final Shape<String> PLACE =
            Shapes.matching("a path on the target such as /api/health", Pattern.compile("/[^\\s]*"));
    static final Shape<String> HEADER =
            Shapes.matching("a header's name such as Accept-Language", Pattern.compile("[A-Za-z0-9-]{1,60}"));
    static final Shape<String> VARIABLE =
            Shapes.matching("a name of letters, digits, _ and -", Pattern.compile("[a-zA-Z_][a-zA-Z0-9_-]{0,39}"));
    static final Shape<Integer> PORT = Shapes.as(
            Shapes.checked(Shapes.number("a port from 1 to 65535", 1, 65535), (n, node, reading) -> {}),
            Double::intValue);

    private Names() {}

    static Shape<Integer> count(String takes, int least, int most) {
        return Shapes.as(Shapes.number(takes, least, most), Double::intValue);
    }

    static Shape<Secret> secret(String takes) {
        return Secret.shape(takes, (reading, missing) -> reading.warn(missing.at(), missing.what()));
    }

    static Shape<String> given(Kind kind) {
        return Shapes.naming(kind, Forms.ID_TAKES, Forms.ID);
    }

    /** One name or a list of them. */
    static Shape<List<String>> some(Kind kind) {
        Shape<String> one = Shapes.naming(kind);
        return Shapes.textOr(Shapes.as(one, List::of), Shapes.list(one));
    }
}
