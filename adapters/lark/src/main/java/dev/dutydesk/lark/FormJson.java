package dev.dutydesk.lark;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.dutydesk.chat.Answer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form inside a card, and what was filled in. */
final class FormJson {
    private static final int LABEL = 100;

    /** Lark's limit of an input. */
    private static final int LONGEST = 1000;

    private FormJson() {}

    static JsonObject of(Answer.Form form, Origin origin, Locale locale) {
        JsonArray elements = new JsonArray();
        form.fields().forEach(field -> {
            if (field.type() == Answer.Type.CHOICE) {
                JsonObject label = CardJson.tagged("div");
                label.add("text", CardJson.plain(CardJson.cut(field.label(), LABEL)));
                elements.add(label);
            }
            elements.add(field.type() == Answer.Type.CHOICE ? choice(field) : input(field));
        });
        JsonObject send = CardJson.tagged("button");
        send.addProperty("name", "send");
        send.add("text", CardJson.plain(Words.in(locale).send()));
        send.addProperty("type", "primary");
        send.addProperty("form_action_type", "submit");
        send.add("behaviors", CardJson.callback(origin));
        elements.add(send);
        JsonObject made = CardJson.tagged("form");
        made.addProperty("name", "form");
        made.add("elements", elements);
        return made;
    }

    private static JsonObject input(Answer.Field field) {
        JsonObject input = named("input", field);
        input.add("label", CardJson.plain(CardJson.cut(field.label(), LABEL)));
        input.addProperty("width", "fill");
        input.addProperty("max_length", LONGEST);
        if (field.type() == Answer.Type.TEXT) {
            input.addProperty("input_type", "multiline_text");
            input.addProperty("rows", 3);
        }
        String value = field.value();
        if (value != null && !value.isEmpty()) {
            input.addProperty("default_value", CardJson.cut(value, LONGEST));
        }
        return input;
    }

    private static JsonObject choice(Answer.Field field) {
        JsonObject choice = named("select_static", field);
        choice.add("placeholder", CardJson.plain(CardJson.cut(field.label(), LABEL)));
        JsonArray options = new JsonArray();
        field.options().forEach(option -> {
            JsonObject one = new JsonObject();
            one.add("text", CardJson.plain(CardJson.cut(option.label(), LABEL)));
            one.addProperty("value", option.value());
            options.add(one);
        });
        choice.add("options", options);
        String value = field.value();
        if (value != null && !value.isEmpty()) {
            choice.addProperty("initial_option", value);
        }
        return choice;
    }

    private static JsonObject named(String tag, Answer.Field field) {
        JsonObject made = CardJson.tagged(tag);
        made.addProperty("name", field.name());
        made.addProperty("required", field.required());
        return made;
    }

    /** What was filled in, by field; a field left empty is absent. */
    static Map<String, String> filled(@Nullable Map<String, Object> form) {
        Map<String, String> filled = new LinkedHashMap<>();
        if (form != null) {
            form.forEach((field, value) -> {
                if (value instanceof String text && !text.isEmpty()) {
                    filled.put(field, text);
                }
            });
        }
        return filled;
    }
}
