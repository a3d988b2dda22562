package dev.dutydesk.lark;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import dev.dutydesk.templates.Tone;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Document;
import org.jspecify.annotations.Nullable;

/**
 * A card as Lark's JSON 2.0, within its 30 KB and 200 elements.
 *
 * @see <a href="https://open.feishu.cn/document/feishu-cards/card-json-v2-structure">its structure</a>
 */
final class CardJson {
    /** So long that even words of nothing but escaped signs stay below 30 KB. */
    private static final int LONGEST = 3000;

    private static final int TITLE = 200;
    private static final int LABEL = 60;
    private static final String CONTENT = "content";
    private static final String ELEMENTS = "elements";
    private static final String TEXT = "text";
    private static final String TAG = "tag";

    private final JsonArray elements = new JsonArray();
    private final Card card;
    private final @Nullable String subject;
    private final String channel;
    private final Locale locale;
    private boolean isForm;

    private CardJson(Card card, @Nullable String subject, String channel, Locale locale) {
        this.card = card;
        this.subject = subject;
        this.channel = channel;
        this.locale = locale;
    }

    /** @param pictures the keys of those that stand below its words */
    static JsonObject of(Post post, List<String> pictures) {
        CardJson made = new CardJson(
                post.card(), post.subject(), post.channel().id(), post.channel().locale());
        made.words();
        made.elements.get(0).getAsJsonObject().addProperty("element_id", PostNote.mark(post));
        pictures.forEach(made::picture);
        made.buttons();
        return made.whole();
    }

    /** @param channel the port's id of the channel for which it is shown */
    static JsonObject of(Card card, @Nullable String subject, String channel, Locale locale) {
        CardJson made = new CardJson(card, subject, channel, locale);
        made.words();
        made.buttons();
        return made.whole();
    }

    /** A form under what was said to it. @param card null where nothing was */
    static JsonObject of(@Nullable Card card, Answer.Form form, Origin origin, Locale locale) {
        Card words = card == null ? new Card(form.title(), Tone.PLAIN, new Document(), List.of(), List.of()) : card;
        CardJson made = new CardJson(words, origin.subject(), origin.channel(), locale);
        made.words();
        made.isForm = true;
        if (card == null) {
            // Its title stands in the head.
            made.elements.remove(0);
        }
        made.elements.add(FormJson.of(form, origin, locale));
        return made.whole();
    }

    private void words() {
        String words = CardRenderer.toPlainText(card);
        if (words.length() > LONGEST) {
            elements.add(literal(CardRenderer.cut(words, LONGEST, locale)));
            return;
        }
        String body = LarkMarkdown.of(card.body());
        String fields = card.fields().stream()
                .map(field ->
                        LarkMarkdown.escaped(field.name() + ": ") + "**" + LarkMarkdown.escaped(field.value()) + "**")
                .collect(Collectors.joining("\n"));
        Stream.of(body, fields).filter(text -> !text.isBlank()).forEach(text -> elements.add(markdown(text)));
        if (elements.isEmpty()) {
            elements.add(literal(card.title().isEmpty() ? " " : mark() + card.title()));
        }
    }

    private void picture(String key) {
        JsonObject picture = tagged("img");
        picture.addProperty("img_key", key);
        picture.add("alt", plain(cut(card.title(), TITLE)));
        elements.add(picture);
    }

    /** Only what stands out has a coloured head: a line of a thread is a line. */
    private boolean hasHead() {
        boolean aLine = !isForm
                && card.fields().isEmpty()
                && card.buttons().isEmpty()
                && card.body().getFirstChild() == null;
        return !card.title().isEmpty()
                && !aLine
                && CardRenderer.toPlainText(card).length() <= LONGEST;
    }

    private String mark() {
        return card.tone() == Tone.PLAIN ? "" : "● ";
    }

    private void buttons() {
        if (card.buttons().isEmpty()) {
            return;
        }
        JsonArray columns = new JsonArray();
        for (Card.Button button : card.buttons()) {
            JsonObject column = tagged("column");
            column.addProperty("width", "auto");
            JsonArray one = new JsonArray();
            one.add(button(button));
            column.add(ELEMENTS, one);
            columns.add(column);
        }
        JsonObject row = tagged("column_set");
        row.addProperty("flex_mode", "flow");
        row.add("columns", columns);
        elements.add(row);
    }

    private JsonObject button(Card.Button button) {
        JsonObject made = tagged("button");
        made.add(TEXT, plain(cut(button.label(), LABEL)));
        made.addProperty(
                "type",
                switch (button.style()) {
                    case PLAIN -> "default";
                    case PRIMARY -> "primary";
                    case DANGER -> "danger";
                });
        if (button.confirm()) {
            JsonObject confirm = new JsonObject();
            confirm.add("title", plain(cut(button.label(), LABEL)));
            confirm.add(TEXT, plain(Words.in(locale).sure()));
            made.add("confirm", confirm);
        }
        made.add("behaviors", callback(Origin.ofButton(channel, button.id(), subject)));
        return made;
    }

    static JsonArray callback(Origin origin) {
        JsonObject callback = new JsonObject();
        callback.addProperty("type", "callback");
        callback.add("value", origin.value());
        JsonArray behaviors = new JsonArray();
        behaviors.add(callback);
        return behaviors;
    }

    private JsonObject whole() {
        JsonObject config = new JsonObject();
        config.addProperty("update_multi", true);
        // What the list of chats and the lock screen show.
        JsonObject summary = new JsonObject();
        String first = CardRenderer.toPlainText(card).lines().findFirst().orElse("");
        summary.addProperty(CONTENT, cut(first, TITLE));
        config.add("summary", summary);
        JsonObject whole = new JsonObject();
        whole.addProperty("schema", "2.0");
        whole.add("config", config);
        if (hasHead()) {
            JsonObject header = new JsonObject();
            header.add("title", plain(cut(card.title(), TITLE)));
            header.addProperty(
                    "template",
                    switch (card.tone()) {
                        case RED -> "red";
                        case AMBER -> "orange";
                        case GREEN -> "green";
                        case PLAIN -> "grey";
                    });
            whole.add("header", header);
        }
        JsonObject body = new JsonObject();
        body.add(ELEMENTS, elements);
        whole.add("body", body);
        return whole;
    }

    private static JsonObject markdown(String text) {
        JsonObject element = tagged("markdown");
        element.addProperty(CONTENT, text);
        return element;
    }

    private static JsonObject literal(String words) {
        JsonObject element = tagged("div");
        element.add(TEXT, plain(words));
        return element;
    }

    static JsonObject plain(String words) {
        JsonObject text = tagged("plain_text");
        text.addProperty(CONTENT, words);
        return text;
    }

    static JsonObject tagged(String tag) {
        JsonObject element = new JsonObject();
        element.addProperty(TAG, tag);
        return element;
    }

    /** One line, never in the middle of a sign. */
    static String cut(String words, int most) {
        if (words.length() <= most) {
            return words;
        }
        int end = Character.isHighSurrogate(words.charAt(most - 2)) ? most - 2 : most - 1;
        return words.substring(0, end) + "…";
    }
}
