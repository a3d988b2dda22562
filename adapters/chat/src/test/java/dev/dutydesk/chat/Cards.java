package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Tone;
import java.util.List;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Cards as the bot would make them. */
public final class Cards {
    private static final Parser MARKDOWN = Parser.builder().build();

    private Cards() {}

    /** A card of Markdown, without fields and buttons. */
    public static Card card(String title, String markdown) {
        return card(title, MARKDOWN.parse(markdown), List.of());
    }

    /** A ticket's card, with a field and two buttons. */
    public static Card ticket(String title) {
        return new Card(
                title,
                Tone.RED,
                MARKDOWN.parse("王芳（客服）09:00 提报 · *支付*"),
                List.of(new Card.Field("响应", "09:05")),
                List.of(
                        new Card.Button("acknowledge", "接单", Card.Style.PRIMARY, false),
                        new Card.Button("resolve:regression=passed", "回归通过", Card.Style.PLAIN, true)));
    }

    /** A card that says what a user wrote, in every place where that can stand. */
    public static Card quoting(String words) {
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(new Text(words));
        Document body = new Document();
        body.appendChild(paragraph);
        return new Card(words, Tone.PLAIN, body, List.of(new Card.Field("原话", words)), List.of());
    }

    private static Card card(String title, Node body, List<Card.Button> buttons) {
        return new Card(title, Tone.PLAIN, body, List.of(), buttons);
    }
}
