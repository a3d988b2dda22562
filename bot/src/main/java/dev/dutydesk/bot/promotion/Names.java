package dev.dutydesk.bot.promotion;

import dev.dutydesk.bot.desk.Words;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Names of promotions by the tags of their languages. */
final class Names {
    private static final Map<String, String> NAMELESS = new LinkedHashMap<>();

    static {
        NAMELESS.put("zh-CN", "大促");
        NAMELESS.put("en", "the promotion");
    }

    private Names() {}

    static Words words(Map<String, String> name) {
        Map<Locale, String> texts = new LinkedHashMap<>();
        name.forEach((tag, text) -> texts.put(tag.isEmpty() ? Locale.ROOT : Locale.forLanguageTag(tag), text));
        return new Words(texts);
    }

    static Map<String, String> tagged(Words words) {
        Map<String, String> name = new LinkedHashMap<>();
        words.texts()
                .forEach((locale, text) -> name.put(locale.equals(Locale.ROOT) ? "" : locale.toLanguageTag(), text));
        return name;
    }

    /** @param typed empty for one that nobody named */
    static Map<String, String> typed(String typed) {
        return typed.isEmpty() ? NAMELESS : Map.of("", typed);
    }
}
