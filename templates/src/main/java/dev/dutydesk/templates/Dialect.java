package dev.dutydesk.templates;

import dev.dutydesk.templates.model.Details;
import dev.dutydesk.templates.model.Person;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.AbstractNodeVisitor;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.NodeVisitorFactory;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.PositionalArgumentNode;
import io.pebbletemplates.pebble.node.PrintNode;
import io.pebbletemplates.pebble.node.expression.Expression;
import io.pebbletemplates.pebble.node.expression.FilterExpression;
import io.pebbletemplates.pebble.node.expression.FilterInvocationExpression;
import io.pebbletemplates.pebble.node.expression.LiteralStringExpression;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What our templates have beyond Pebble's own: every printed value goes through {@link Filling#print}, and these
 * filters.
 *
 * <ul>
 *   <li>{@code time}: an instant as {@code 09:05}, with its day where that isn't today; what a bare instant prints too
 *   <li>{@code left}: an instant with its distance, {@code 09:05 (5 min left)}
 *   <li>{@code mention}: a person, or several, called and not only named
 *   <li>{@code span}: a duration, {@code 1 h 12 min}; what a bare duration prints too
 *   <li>{@code within}: a duration that something stays below, {@code within 3 min}
 *   <li>{@code word('state')}: the language's word for a code, the code itself where there is none
 *   <li>{@code cut(60)}: at most so many characters, then how to read the rest
 *   <li>{@code quote(1000, 10)}: what somebody wrote with its line ends, at most so many signs and lines, for a
 *       Markdown quote: {@code > {{ text | quote }}}
 *   <li>{@code quoted}: what somebody wrote in the language's quotation marks, on one line
 * </ul>
 */
final class Dialect extends AbstractExtension {
    private static final String PRINT = "_print";

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of(
                "mention",
                filter(List.of(), (filling, value, args) -> call(value)),
                PRINT,
                filter(
                        List.of("where"),
                        (filling, value, args) -> new Written(filling.print(value, String.valueOf(args.get("where"))))),
                "time",
                filter(
                        List.of(),
                        (filling, value, args) -> value instanceof Instant instant
                                ? filling.times().at(instant)
                                : value),
                "left",
                filter(
                        List.of(),
                        (filling, value, args) -> value instanceof Instant instant
                                ? filling.times().left(instant)
                                : value),
                "span",
                filter(
                        List.of(),
                        (filling, value, args) -> value instanceof Duration duration
                                ? filling.times().length(duration)
                                : value),
                "within",
                filter(
                        List.of(),
                        (filling, value, args) -> value instanceof Duration duration
                                ? filling.times().within(duration)
                                : value),
                "word",
                filter(List.of("group"), (filling, value, args) -> value == null ? null : word(filling, value, args)),
                "cut",
                filter(
                        List.of("most"),
                        (filling, value, args) -> value == null
                                ? null
                                : new Filling.Passage(
                                        filling.cut(Tidy.line(text(value)), number(args.get("most"), 60)))),
                "quote",
                filter(
                        List.of("most", "lines"),
                        (filling, value, args) -> value == null
                                ? null
                                : new Filling.Passage(filling.cut(
                                        Tidy.lines(text(value)),
                                        number(args.get("most"), 3_000),
                                        number(args.get("lines"), 100)))),
                "quoted",
                filter(
                        List.of("most"),
                        (filling, value, args) -> value == null
                                ? null
                                : new Filling.Passage(filling.words()
                                        .of(
                                                "quoted",
                                                filling.cut(Tidy.line(text(value)), number(args.get("most"), 120))))));
    }

    private static @Nullable Object call(@Nullable Object value) {
        return switch (value) {
            case Person person -> new Filling.Call(person);
            case Collection<?> several -> several.stream().map(Dialect::call).toList();
            case null, default -> value;
        };
    }

    private static String word(Filling filling, Object code, Map<String, Object> args) {
        String word = filling.words().find(args.get("group") + "." + code);
        return word == null ? code.toString() : word;
    }

    private static String text(Object value) {
        return value instanceof Filling.Passage passage ? passage.text() : value.toString();
    }

    private static int number(@Nullable Object given, int otherwise) {
        return given instanceof Number number ? number.intValue() : otherwise;
    }

    /** {@code step.detail.reason} is null where no reason was given; a name that is never given is a fault. */
    @Override
    public List<AttributeResolver> getAttributeResolver() {
        return List.of((object, name, arguments, nodes, context, file, line) ->
                object instanceof Details details && Details.NAMES.contains(String.valueOf(name))
                        ? new ResolvedAttribute(details.get(String.valueOf(name)))
                        : null);
    }

    @Override
    public List<NodeVisitorFactory> getNodeVisitors() {
        return List.of(PrintsThroughFilling::new);
    }

    /** Wraps whatever a template prints, literals included: there is no way to print past it. */
    private static final class PrintsThroughFilling extends AbstractNodeVisitor {
        PrintsThroughFilling(PebbleTemplate template) {
            super((PebbleTemplateImpl) template);
        }

        @Override
        public void visit(PrintNode node) {
            int line = node.getLineNumber();
            String where = getTemplate().getName() + ":" + line;
            Expression<?> place = new LiteralStringExpression(where, line);
            FilterExpression printed = new FilterExpression();
            printed.setLeft(node.getExpression());
            printed.setRight(new FilterInvocationExpression(
                    PRINT, new ArgumentsNode(List.of(new PositionalArgumentNode(place)), List.of(), line), line));
            node.setExpression(printed);
        }
    }

    /** Not a string, so that Pebble can't take it for one and change it. */
    private record Written(String standIns) {
        @Override
        public String toString() {
            return standIns;
        }
    }

    private interface Body {
        @Nullable
        Object apply(Filling filling, @Nullable Object value, Map<String, Object> args);
    }

    private static Filter filter(List<String> arguments, Body body) {
        return new Filter() {
            @Override
            public @Nullable Object apply(
                    @Nullable Object input,
                    Map<String, Object> args,
                    PebbleTemplate self,
                    EvaluationContext context,
                    int line) {
                return body.apply(Filling.of(context), input, args);
            }

            @Override
            public List<String> getArgumentNames() {
                return arguments;
            }
        };
    }
}
