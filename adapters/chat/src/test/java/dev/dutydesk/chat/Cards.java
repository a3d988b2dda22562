package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Tone;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
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

    /** A card with a picture beside its words. */
    public static Card shown(String title, Supplier<byte[]> png) {
        return ticket(title).with(new Card.Picture("week-48.png", png));
    }

    /** The smallest picture there is: one dot. */
    public static byte[] dot() {
        return HexFormat.of()
                .parseHex("89504e470d0a1a0a0000000d4948445200000001000000010806000000"
                        + "1f15c4890000000d49444154789c63606060f80f0001040100706ca79d0000000049454e44ae426082");
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
