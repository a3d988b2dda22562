package dev.dutydesk.templates;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * A message ready to be rendered by an adapter into its platform's own format.
 *
 * @param title one line of plain text; empty where the message is only its body
 * @param tone the one mark a message may have
 * @param body the Markdown's syntax tree; what a user wrote is in it as text only
 * @param fields short facts, value in plain text; may be empty
 * @param buttons the two or three next steps; may be empty
 * @param pictures what is shown with it where the platform can; may be empty
 */
public record Card(
        String title, Tone tone, Node body, List<Field> fields, List<Button> buttons, List<Picture> pictures) {

    /** Without pictures. */
    public Card(String title, Tone tone, Node body, List<Field> fields, List<Button> buttons) {
        this(title, tone, body, fields, buttons, List.of());
    }

    public Card with(Picture shown) {
        return new Card(title, tone, body, fields, buttons, List.of(shown));
    }

    /**
     * Several messages as one: the first one's title, then each body under its own title. The cards given are used up.
     *
     * @param cards at least one
     */
    public static Card joined(List<Card> cards) {
        if (cards.size() == 1) {
            return cards.getFirst();
        }
        Node body = new Document();
        for (Card card : cards) {
            if (card != cards.getFirst() && !card.title().isEmpty()) {
                body.appendChild(new ThematicBreak());
                body.appendChild(strong(card.title()));
            }
            for (Node next = card.body().getFirstChild();
                    next != null;
                    next = card.body().getFirstChild()) {
                body.appendChild(next);
            }
        }
        return new Card(
                cards.getFirst().title(),
                cards.stream().map(Card::tone).min(Comparator.naturalOrder()).orElseThrow(),
                body,
                cards.stream().flatMap(card -> card.fields().stream()).toList(),
                cards.stream().flatMap(card -> card.buttons().stream()).toList(),
                cards.stream().flatMap(card -> card.pictures().stream()).toList());
    }

    private static Node strong(String text) {
        Node strong = new StrongEmphasis();
        strong.appendChild(new Text(text));
        Node paragraph = new Paragraph();
        paragraph.appendChild(strong);
        return paragraph;
    }

    public record Field(String name, String value) {}

    /**
     * All that it says, the message's words say too.
     *
     * @param name a file's: {@code week-48.png}
     * @param png its bytes
     */
    public record Picture(String name, Supplier<byte[]> png) {}

    /**
     * @param id the verb it stands for, with its arguments where it has any: {@code acknowledge},
     *     {@code resolve:regression=passed}
     * @param confirm whether it asks once before it acts
     */
    public record Button(String id, String label, Style style, boolean confirm) {}

    public enum Style {
        PLAIN,
        PRIMARY,
        DANGER
    }
}
