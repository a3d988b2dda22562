package dev.dutydesk.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;

/** From a filled template to a card's body. */
final class Markup {
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(
                    BlockQuote.class, FencedCodeBlock.class, Heading.class, ListBlock.class, ThematicBreak.class))
            .build();

    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:.*", Pattern.DOTALL);

    private Markup() {}

    /** The tree with what was inserted in its place. */
    static Node body(String filled, Inserts inserts) {
        Node document = PARSER.parse(Lines.tidy(filled));
        for (Node node : all(document)) {
            settle(node, inserts);
        }
        return document;
    }

    private static void settle(Node node, Inserts inserts) {
        switch (node) {
            case Text text -> replace(text, inserts.nodes(text.getLiteral()));
            case Code code -> code.setLiteral(inserts.plain(code.getLiteral()).replace('\n', ' '));
            case FencedCodeBlock block -> block.setLiteral(inserts.plain(block.getLiteral()));
            // A line of a template is a line of the message.
            case SoftLineBreak line -> replace(line, List.of(new HardLineBreak()));
            case HtmlInline html -> replace(html, inserts.nodes(html.getLiteral()));
            case Image image -> replace(image, children(image));
            case Link link -> {
                link.setDestination(inserts.plain(link.getDestination()));
                link.setTitle(null);
                if (!isAllowed(link.getDestination())) {
                    replace(link, children(link));
                }
            }
            default -> {}
        }
    }

    /** Web addresses and paths on our own pages. */
    static boolean isAllowed(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://")
                || lower.startsWith("http://")
                || (!SCHEME.matcher(address).matches()
                        && !address.startsWith("//")
                        && address.chars().allMatch(c -> c > ' ' && c != '\\'));
    }

    private static List<Node> all(Node root) {
        List<Node> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<Node> into) {
        for (Node child : children(node)) {
            collect(child, into);
        }
        into.add(node);
    }

    static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static void replace(Node old, List<Node> by) {
        by.forEach(old::insertBefore);
        old.unlink();
    }
}
