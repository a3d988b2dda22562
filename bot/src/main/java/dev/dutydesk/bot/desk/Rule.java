package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Nearest;
import dev.dutydesk.bot.desk.shape.Node;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.state.ticket.Grade;
import java.util.List;

/**
 * Where a report goes whose text meets the condition.
 *
 * @param unless the words beside which it doesn't hold
 * @param triage whether nobody knows yet where it belongs (待分诊)
 */
public record Rule(
        Condition condition,
        List<String> unless,
        String category,
        String module,
        Grade grade,
        String group,
        boolean triage) {

    /** When a rule holds for a text. */
    public sealed interface Condition {
        /** One word of each list is in the text. */
        record Both(List<String> about, List<String> trouble) implements Condition {}

        /** One of the words is in the text. */
        record Any(List<String> words) implements Condition {}

        /** No other rule holds. */
        record Otherwise() implements Condition {}
    }

    private static final Shape<String> CATEGORY =
            Shapes.naming(Kinds.CATEGORY, "a category, " + Forms.ID_TAKES, Forms.ID);
    private static final Shape<List<String>> WORDS = Shapes.some(Shapes.checked(Shapes.TEXT, (word, node, reading) -> {
        String list = word.startsWith(WordLists.ANY) ? word.substring(WordLists.ANY.length()) : null;
        if (list != null && !WordLists.NAMES.contains(list)) {
            reading.fault(node.at(), "there is no list of words '" + list + "'" + Nearest.hint(list, WordLists.NAMES));
        }
    }));

    static final Shape<List<Rule>> ALL = Shapes.checked(
            Shapes.some(Shapes.keys(
                    "a rule: about and trouble, or words, or otherwise; category, grade, group", Rule::read)),
            Rule::look);

    public boolean isOtherwise() {
        return condition instanceof Condition.Otherwise;
    }

    private static Rule read(Fields f) {
        return new Rule(
                condition(f),
                unless(f),
                f.need(
                        "category",
                        CATEGORY,
                        "What kind of problem it is; `function`, `data` and `security` are defects."),
                f.or("module", Forms.WORD, "other", "The part of the shop."),
                f.need("grade", Target.GRADE, "How bad it is."),
                f.need("group", Shapes.naming(Kinds.GROUP), "Whose it is."),
                f.or("triage", Shapes.YES_OR_NO, "false", "Marked 待分诊; its reporter gets two one-tap questions."));
    }

    private static List<String> unless(Fields f) {
        List<String> unless = f.may("unless", WORDS, "Doesn't hold where one of these is in the sentence.");
        return unless == null ? List.of() : unless;
    }

    private static Condition condition(Fields f) {
        List<String> about = f.may("about", WORDS, "Holds where one of these and one of `trouble` is in the text.");
        List<String> trouble = f.may("trouble", WORDS, "See `about`.");
        List<String> words = f.may("words", WORDS, "Holds where one of these is in the text.");
        Boolean otherwise =
                f.may("otherwise", Shapes.YES_OR_NO, "`true`: holds where no other rule does; exactly one.");
        int kinds = (about != null || trouble != null ? 1 : 0) + (words != null ? 1 : 0) + (otherwise != null ? 1 : 0);
        if (kinds != 1) {
            f.fault(
                    "",
                    kinds == 0
                            ? "the rule has no condition; it takes about and trouble, or words, or otherwise: true"
                            : "the rule has more than one condition; it takes about and trouble, or words, or otherwise: true");
        }
        if (words != null) {
            return new Condition.Any(words);
        }
        if (about != null && trouble != null) {
            return new Condition.Both(about, trouble);
        }
        if (about != null || trouble != null) {
            f.fault("", "about and trouble go together; " + (about == null ? "about" : "trouble") + " is missing");
        }
        if (otherwise != null && !otherwise) {
            f.fault("otherwise", "otherwise takes only true; take the key out where it isn't meant");
        }
        return new Condition.Otherwise();
    }

    private static void look(List<Rule> rules, Node node, Reading reading) {
        long others = rules.stream().filter(Rule::isOtherwise).count();
        if (node instanceof Node.Items items && others != 1) {
            reading.fault(
                    others == 0 ? node.at() : items.items().getLast().at(),
                    "exactly one rule must say otherwise: true and name a group, so that every report goes somewhere; there are "
                            + others);
        }
    }
}
