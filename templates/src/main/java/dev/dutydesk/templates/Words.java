package dev.dutydesk.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of one language by path, from {@code words.yml}: {@code state.DISPATCHED} is 待接单.
 *
 * @param language the folder's name: {@code zh-CN}
 */
record Words(String language, Map<String, String> byPath) {

    /** Nested maps become paths. */
    static Words of(String language, Map<?, ?> tree) {
        Map<String, String> flat = new HashMap<>();
        flatten("", tree, flat);
        return new Words(language, Map.copyOf(flat));
    }

    private static void flatten(String prefix, Map<?, ?> tree, Map<String, String> into) {
        tree.forEach((key, value) -> {
            String path = prefix + key;
            if (value instanceof Map<?, ?> deeper) {
                flatten(path + ".", deeper, into);
            } else {
                into.put(path, String.valueOf(value));
            }
        });
    }

    /** These words, and the other's where this has none. */
    Words over(Words below) {
        Map<String, String> both = new HashMap<>(below.byPath);
        both.putAll(byPath);
        return new Words(language, Map.copyOf(both));
    }

    @Nullable
    String find(String path) {
        return byPath.get(path);
    }

    /** The word with each {@code {}} exchanged for a value, in order; the last part of the path where there is no word. */
    String of(String path, Object... values) {
        return filled(byPath.getOrDefault(path, path.substring(path.lastIndexOf('.') + 1)), List.of(values));
    }

    /** No value is read for a place to fill in itself. */
    static String filled(String word, List<?> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int at = word.indexOf("{}", from);
            if (at >= 0) {
                filled.append(word, from, at).append(value);
                from = at + 2;
            }
        }
        return filled.append(word, from, word.length()).toString();
    }
}
