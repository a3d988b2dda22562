package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.util.Locale;
import java.util.Map;

/** A text in some languages. @param texts by language, in the file's order, never empty; one without a language suits all */
public record Words(Map<Locale, String> texts) {
    static final Shape<Words> SHAPE = Shapes.textOr(
            Shapes.as(Shapes.TEXT, Words::of), Shapes.as(Shapes.someKeys(Forms.LOCALE, Shapes.TEXT), Words::new));

    /** The same text whatever the language. */
    public static Words of(String text) {
        return new Words(Map.of(Locale.ROOT, text));
    }

    /** The text in that language, else in another of its regions, else the first one. */
    public String in(Locale locale) {
        String exact = texts.get(locale);
        if (exact != null) {
            return exact;
        }
        return texts.entrySet().stream()
                .filter(e -> e.getKey().getLanguage().equals(locale.getLanguage()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> texts.values().stream().findFirst().orElse(""));
    }
}
