package dev.dutydesk.bot.desk.shape;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The shapes that others are put together from. */
public final class Shapes {
    /** Any text but none. */
    public static final Shape<String> TEXT = text("text", "", ".", text -> Optional.of(text.strip()));

    public static final Shape<Boolean> YES_OR_NO = new Scalar<>(
            "true or false",
            false,
            text -> switch (text) {
                case "true" -> Optional.of(true);
                case "false" -> Optional.of(false);
                default -> Optional.empty();
            },
            text -> "",
            () -> json().put("type", "boolean"));

    private Shapes() {}

    /**
     * A line of text that must parse.
     *
     * @param takes in words
     * @param pattern a regular expression of what may stand there, for editors: may be wider than the parser
     * @param parse empty where it doesn't parse; must not throw
     */
    public static <T> Shape<T> text(String takes, T blank, String pattern, Function<String, Optional<T>> parse) {
        return new Scalar<>(takes, blank, parse, text -> "", () -> {
            ObjectNode schema = json();
            schema.putArray("type").add("string").add("number");
            return schema.put("pattern", pattern);
        });
    }

    /** A number between two others, both allowed. */
    public static Shape<Double> number(String takes, double least, double most) {
        return new Scalar<>(
                takes,
                least,
                text -> number(text).filter(n -> n >= least && n <= most),
                text -> "",
                () -> json().put("type", "number").put("minimum", least).put("maximum", most));
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** One of some words. */
    public static <T> Shape<T> choice(Map<String, T> words) {
        List<String> known = List.copyOf(words.keySet());
        return new Scalar<>(
                String.join(" | ", known),
                words.values().iterator().next(),
                text -> Optional.ofNullable(words.get(text)),
                text -> Nearest.hint(text, known),
                () -> {
                    ObjectNode schema = json();
                    known.forEach(schema.putArray("enum")::add);
                    return schema;
                });
    }

    public static <T> Shape<T> choice(T[] values, Function<T, String> word) {
        Map<String, T> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(v -> words.put(word.apply(v), v));
        return choice(words);
    }

    /** A name given here, once in its file. */
    public static Shape<String> naming(Kind kind, String takes, Pattern pattern) {
        Shape<String> name = matching(takes, pattern);
        return noting(name, (node, reading) -> reading.give(kind, node.text(), node.at()));
    }

    /** A name given elsewhere in the file. */
    public static Shape<String> naming(Kind kind) {
        Shape<String> name = text("the id of a " + kind.word(), "", ".", Optional::of);
        return noting(name, (node, reading) -> reading.use(kind, node.text(), node.at()));
    }

    /** Text that matches whole. */
    public static Shape<String> matching(String takes, Pattern pattern) {
        return text(
                takes,
                "",
                "^(?:" + pattern.pattern() + ")$",
                text -> Optional.of(text).filter(pattern.asMatchPredicate()));
    }

    private interface Note {
        void take(Node.Scalar node, Reading reading);
    }

    private static Shape<String> noting(Shape<String> shape, Note note) {
        return checked(shape, (name, node, reading) -> {
            if (node instanceof Node.Scalar scalar && !name.isEmpty()) {
                note.take(scalar, reading);
            }
        });
    }

    /** What is looked at after a value was read. */
    public interface Check<T> {
        void look(T read, Node node, Reading reading);
    }

    /** The shape with a look at what was read. */
    public static <T> Shape<T> checked(Shape<T> shape, Check<T> check) {
        return new Checked<>(shape, check);
    }

    public static <T> Shape<List<T>> list(Shape<T> item) {
        return new ListOf<>("a list of: " + item.takes(), item, 0);
    }

    /** A list with something in it. */
    public static <T> Shape<List<T>> some(Shape<T> item) {
        return new ListOf<>("a list, not empty, of: " + item.takes(), item, 1);
    }

    public static <K, V> Shape<Map<K, V>> map(Shape<K> key, Shape<V> value) {
        return new MapOf<>(mapTakes(key, value), key, k -> value, 0);
    }

    /** Such keys, at least one. */
    public static <K, V> Shape<Map<K, V>> someKeys(Shape<K> key, Shape<V> value) {
        return new MapOf<>(mapTakes(key, value), key, k -> value, 1);
    }

    /** The same form, made into something else. */
    public static <S, T> Shape<T> as(Shape<S> shape, Function<S, T> to) {
        return new Mapped<>(shape, to);
    }

    /** Named sets of keys, at least {@code least}, each of which knows its own name. */
    public static <K, V> Shape<Map<K, V>> map(Shape<K> key, String takes, int least, BiFunction<K, Fields, V> record) {
        Function<K, Shape<V>> value = k -> keys(takes, fields -> record.apply(k, fields));
        return new MapOf<>("for each " + takes, key, value, least);
    }

    private static String mapTakes(Shape<?> key, Shape<?> value) {
        return "keys that are each " + key.takes() + " with " + value.takes();
    }

    /** A set of keys that becomes a record; its reader asks for each key, in the record's order. */
    public static <T> Shape<T> keys(String takes, Function<Fields, T> record) {
        return new Keyed<>(takes, record);
    }

    /** Text where it is a single value, else the other. */
    public static <T> Shape<T> textOr(Shape<T> text, Shape<T> other) {
        return new Either<>(text, other);
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
