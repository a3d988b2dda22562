package dev.dutydesk.templates;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/**
 * What was put into one message. While Pebble and the Markdown parser work, each inserted text is a single private-use
 * character; only in the finished tree is it exchanged for the text. So no parser ever reads what a user wrote, and
 * nothing in it can become markup: not by accident, and not in a desk's own template either.
 */
final class Inserts {
    /** Plane 15 is private use in whole: a character for each insert. */
    private static final int FIRST = 0xF0000;

    private static final int MOST = 0xFFFD;

    private final List<Object> inserted = new ArrayList<>();

    /** A stand-in for the text, which may have line ends. */
    String text(String text) {
        return keep(text);
    }

    String mention(String name, String account) {
        return keep(new Mention(name, account));
    }

    private String keep(Object insert) {
        if (inserted.size() >= MOST) {
            throw new IllegalStateException("Too many values in one message");
        }
        inserted.add(insert);
        return Character.toString(FIRST + inserted.size() - 1);
    }

    /** The text with every stand-in exchanged; a mention as its name. */
    String plain(String withStandIns) {
        StringBuilder plain = new StringBuilder(withStandIns.length());
        withStandIns.codePoints().forEach(point -> {
            switch (insert(point)) {
                case null -> plain.appendCodePoint(point);
                case Mention mention -> plain.append('@').append(mention.name());
                case Object text -> plain.append(text);
            }
        });
        return plain.toString();
    }

    /** What a text node with stand-ins becomes. */
    List<Node> nodes(String withStandIns) {
        List<Node> nodes = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        withStandIns.codePoints().forEach(point -> {
            switch (insert(point)) {
                case null -> run.appendCodePoint(point);
                case Mention mention -> {
                    flush(run, nodes);
                    nodes.add(new Mention(mention.name(), mention.account()));
                }
                case Object text -> addLines(text.toString(), run, nodes);
            }
        });
        flush(run, nodes);
        return nodes;
    }

    private static void addLines(String text, StringBuilder run, List<Node> nodes) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                flush(run, nodes);
                nodes.add(new HardLineBreak());
            }
            run.append(lines[i]);
        }
    }

    private static void flush(StringBuilder run, List<Node> nodes) {
        if (!run.isEmpty()) {
            nodes.add(new Text(run.toString()));
            run.setLength(0);
        }
    }

    private @Nullable Object insert(int point) {
        int index = point - FIRST;
        return index >= 0 && index < inserted.size() ? inserted.get(index) : null;
    }
}
