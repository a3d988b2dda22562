package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Nearest;
import dev.dutydesk.bot.desk.shape.Node;
import dev.dutydesk.bot.desk.shape.Reading;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import dev.dutydesk.state.ticket.Grade;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a report goes whose text meets the condition.
 *
 * @param unless the words beside which it doesn't hold
 * @param lists of {@link ExampleLists#SUBJECTS}, whose texts are examples of what it is meant for
 * @param examples the desk's own
 * @param triage whether nobody knows yet where it belongs (待分诊)
 */
public record Rule(
        Condition condition,
        List<String> unless,
        List<String> lists,
        List<String> examples,
        String category,
        String module,
        Grade grade,
        String group,
        boolean triage) {

    /** When a rule holds for a text. */
    public sealed interface Condition {
        /** One word of each list is in the text. */
        record Both(List<String> about, List<String> trouble) implements Condition {}

        /** One of the words is in the text; none where examples alone tell. */
        record Any(List<String> words) implements Condition {}

        /** No other rule holds. */
        record Otherwise() implements Condition {}
    }

    private static final Shape<String> CATEGORY =
            Shapes.naming(Kinds.CATEGORY, "a category, " + Forms.ID_TAKES, Forms.ID);
    private static final Shape<List<String>> WORDS = Shapes.some(Shapes.TEXT);
    private static final Shape<List<String>> EXAMPLES =
            Shapes.list(Shapes.checked(Shapes.TEXT, (text, node, reading) -> {
                String list = text.startsWith(ExampleLists.ANY) ? text.substring(ExampleLists.ANY.length()) : null;
                if (list != null && !ExampleLists.SUBJECTS.contains(list)) {
                    reading.fault(
                            node.at(),
                            "there is no list of examples '" + list + "'" + Nearest.hint(list, ExampleLists.SUBJECTS));
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
        List<String> examples = f.may(
                "examples",
                EXAMPLES,
                "Texts that it is meant for besides; `any:payment` is a list that the bot brings along."
                        + " Without the key: the list with the name of its module, else of its category.");
        Condition condition = condition(f, examples != null && !examples.isEmpty());
        List<String> unless = unless(f);
        String category = f.need(
                "category", CATEGORY, "What kind of problem it is; `function`, `data` and `security` are defects.");
        String module = f.or("module", Forms.WORD, "other", "The part of the shop.");
        List<String> all = examples == null ? usual(condition, module, category) : examples;
        return new Rule(
                condition,
                unless,
                all.stream()
                        .filter(text -> text.startsWith(ExampleLists.ANY))
                        .map(text -> text.substring(ExampleLists.ANY.length()))
                        .toList(),
                all.stream().filter(text -> !text.startsWith(ExampleLists.ANY)).toList(),
                category,
                module,
                f.need("grade", Target.GRADE, "How bad it is."),
                f.need("group", Shapes.naming(Kinds.GROUP), "Whose it is."),
                f.or("triage", Shapes.YES_OR_NO, "false", "Marked 待分诊; its reporter gets two one-tap questions."));
    }

    /** A rule for payments learns what people write of payments. */
    private static List<String> usual(Condition condition, String... names) {
        return condition instanceof Condition.Otherwise
                ? List.of()
                : Stream.of(names)
                        .filter(ExampleLists.USUAL::contains)
                        .limit(1)
                        .map(name -> ExampleLists.ANY + name)
                        .toList();
    }

    private static List<String> unless(Fields f) {
        List<String> unless = f.may("unless", WORDS, "Doesn't hold where one of these is in the sentence.");
        return unless == null ? List.of() : unless;
    }

    private static Condition condition(Fields f, boolean shown) {
        List<String> about = f.may("about", WORDS, "Holds where one of these and one of `trouble` is in the text.");
        List<String> trouble = f.may("trouble", WORDS, "See `about`.");
        List<String> words = f.may("words", WORDS, "Holds where one of these is in the text.");
        Boolean otherwise =
                f.may("otherwise", Shapes.YES_OR_NO, "`true`: holds where no other rule does; exactly one.");
        int kinds = (about != null || trouble != null ? 1 : 0) + (words != null ? 1 : 0) + (otherwise != null ? 1 : 0);
        if (kinds > 1 || kinds == 0 && !shown) {
            f.fault(
                    "",
                    kinds == 0
                            ? "the rule has no condition; it takes about and trouble, or words, or examples alone, or otherwise: true"
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
        return otherwise == null && shown ? new Condition.Any(List.of()) : new Condition.Otherwise();
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
