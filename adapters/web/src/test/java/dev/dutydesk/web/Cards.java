package dev.dutydesk.web;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Tone;
import java.util.List;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Cards as the bot would make them. */
final class Cards {
    private Cards() {}

    static Card card(String title, String markdown) {
        return new Card(
                title,
                Tone.RED,
                Parser.builder().build().parse(markdown),
                List.of(new Card.Field("响应", "09:05")),
                List.of(
                        new Card.Button("acknowledge", "接单", Card.Style.PRIMARY, false),
                        new Card.Button("cancel:kind=false-alarm", "误报", Card.Style.DANGER, true)));
    }

    static Card reply(Tone tone, String title, String markdown) {
        return new Card(title, tone, Parser.builder().build().parse(markdown), List.of(), List.of());
    }

    static Post post(String id, Channel room, String title) {
        return post(id, room, null, title, null);
    }

    static Post post(String id, Channel room, @Nullable String thread, String title, @Nullable String onlyFor) {
        return new Post(id, room, thread, card(title, "王芳 09:00 提报"), "SHOP-12", onlyFor);
    }

    static Answer ticket(String key) {
        return new Answer(Answer.Kind.DONE, key, null, null);
    }

    static Answer says(Answer.Kind kind, String title, String markdown) {
        return new Answer(kind, null, reply(Tone.AMBER, title, markdown), null);
    }
}
