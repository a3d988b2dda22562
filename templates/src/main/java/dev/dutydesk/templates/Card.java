package dev.dutydesk.templates;

import java.util.List;
import org.commonmark.node.Node;

/**
 * A message ready to be rendered by an adapter into its platform's own format.
 *
 * @param title one line of plain text; empty where the message is only its body
 * @param tone the one mark a message may have
 * @param body the Markdown's syntax tree; what a user wrote is in it as text only
 * @param fields short facts, value in plain text; may be empty
 * @param buttons the two or three next steps; may be empty
 */
public record Card(String title, Tone tone, Node body, List<Field> fields, List<Button> buttons) {

    public record Field(String name, String value) {}

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
