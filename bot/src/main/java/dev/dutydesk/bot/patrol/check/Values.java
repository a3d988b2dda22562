package dev.dutydesk.bot.patrol.check;

import dev.cel.common.values.NullValue;
import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Values as statements take them: numbers as doubles, nulls left out. */
final class Values {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int KEPT = 64;
    private static final int LENGTH = 200;

    private Values() {}

    static Optional<Object> json(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, Object.class)).flatMap(v -> Optional.ofNullable(of(v)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static String quoted(String text) {
        String json = JSON.writeValueAsString(text);
        return json.substring(1, json.length() - 1);
    }

    /** Null where there is nothing. */
    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> number.doubleValue();
            case Boolean yes -> yes;
            case Map<?, ?> map -> {
                Map<String, Object> made = new LinkedHashMap<>();
                map.forEach((key, inner) -> {
                    Object plain = of(inner);
                    if (plain != null) {
                        made.put(String.valueOf(key), plain);
                    }
                });
                yield made;
            }
            case List<?> list -> {
                List<Object> made = new ArrayList<>();
                for (Object inner : list) {
                    Object plain = of(inner);
                    made.add(plain == null ? NullValue.NULL_VALUE : plain);
                }
                yield made;
            }
            case TemporalAccessor time -> time.toString();
            default -> value.toString();
        };
    }

    static boolean isPlain(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof String
                || value instanceof Map<?, ?>
                || value instanceof List<?>;
    }

    /** As people read it: 3 rather than 3.0, 0.8312 rather than all its digits. */
    static String shown(Object value) {
        return switch (value) {
            case Double d when d.isNaN() || d.isInfinite() -> d.toString();
            case Double d when d == Math.rint(d) && Math.abs(d) < 1e15 -> Long.toString(d.longValue());
            case Double d ->
                new BigDecimal(d)
                        .round(new java.math.MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
            case Map<?, ?> map -> "{" + map.size() + "}";
            case List<?> list -> "[" + list.size() + "]";
            default -> value.toString();
        };
    }

    /** The figures among them, flat: {@code cpu.used}. */
    static Map<String, Object> kept(Map<String, Object> values) {
        Map<String, Object> flat = new LinkedHashMap<>();
        flatten("", values, flat);
        return flat;
    }

    private static void flatten(String path, Map<?, ?> values, Map<String, Object> into) {
        values.forEach((key, value) -> {
            String name = path + key;
            if (into.size() >= KEPT || name.equals("text") || name.equals("body") || name.equals("headers")) {
                return;
            }
            switch (value) {
                case Map<?, ?> map -> flatten(name + ".", map, into);
                case String text -> into.put(name, text.length() > LENGTH ? text.substring(0, LENGTH) : text);
                case Number number -> into.put(name, number.doubleValue());
                case Boolean yes -> into.put(name, yes);
                default -> {}
            }
        });
    }
}
