package dev.dutydesk.slack;

import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextListElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextQuoteElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.RichTextSectionElement.TextStyle;
import dev.dutydesk.templates.Mention;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** Markdown's syntax tree as Slack's rich text. */
final class RichText {
    private RichText() {}

    static RichTextElement section(List<RichTextElement> line) {
        return RichTextSectionElement.builder().elements(line).build();
    }

    static RichTextElement text(String words) {
        return RichTextSectionElement.Text.builder().text(words).build();
    }

    static RichTextElement bold(String words) {
        return styled(words, TextStyle.builder().bold(true).build());
    }

    static RichTextElement emoji(String name) {
        return RichTextSectionElement.Emoji.builder().name(name).build();
    }

    /** The children of a node that holds blocks. */
    static List<RichTextElement> of(Node parent) {
        List<RichTextElement> elements = new ArrayList<>();
        for (Node node : children(parent)) {
            switch (node) {
                case ListBlock list -> elements.add(list(list));
                case BlockQuote quote ->
                    elements.add(RichTextQuoteElement.builder()
                            .elements(lines(quote))
                            .build());
                case FencedCodeBlock code -> elements.add(preformatted(code.getLiteral()));
                case IndentedCodeBlock code -> elements.add(preformatted(code.getLiteral()));
                case HtmlBlock html -> elements.add(section(List.of(text(html.getLiteral()))));
                default -> {
                    List<RichTextElement> line =
                            inline(node, TextStyle.builder().build());
                    if (!line.isEmpty()) {
                        elements.add(section(line));
                    }
                }
            }
        }
        return elements;
    }

    private static RichTextElement list(ListBlock list) {
        return RichTextListElement.builder()
                .style(list instanceof OrderedList ? "ordered" : "bullet")
                .elements(children(list).stream()
                        .map(item -> section(lines(item)))
                        .toList())
                .build();
    }

    private static RichTextElement preformatted(String literal) {
        return RichTextPreformattedElement.builder()
                .elements(List.of(text(literal.isEmpty() ? " " : literal)))
                .build();
    }

    /** The blocks of an item or a quote, one below the other. */
    private static List<RichTextElement> lines(Node parent) {
        List<RichTextElement> lines = new ArrayList<>();
        for (Node block : children(parent)) {
            if (!lines.isEmpty()) {
                lines.add(text("\n"));
            }
            lines.addAll(
                    block instanceof ListBlock || block instanceof BlockQuote
                            ? lines(block)
                            : inline(block, TextStyle.builder().build()));
        }
        return lines;
    }

    private static List<RichTextElement> inline(Node parent, TextStyle style) {
        return children(parent).stream().flatMap(node -> element(node, style)).toList();
    }

    private static Stream<RichTextElement> element(Node node, TextStyle style) {
        return switch (node) {
            case Text text -> words(text.getLiteral(), style);
            case HtmlInline html -> words(html.getLiteral(), style);
            case SoftLineBreak _, HardLineBreak _ -> words("\n", style);
            case Code code ->
                words(code.getLiteral(), with(style, TextStyle.builder().code(true)));
            case Emphasis emphasis ->
                inline(emphasis, with(style, TextStyle.builder().italic(true))).stream();
            case StrongEmphasis strong ->
                inline(strong, with(style, TextStyle.builder().bold(true))).stream();
            case Mention mention ->
                Stream.of(RichTextSectionElement.User.builder()
                        .userId(mention.account())
                        .build());
            case Link link -> Stream.of(link(link, style));
            case Block block -> lines(block).stream();
            default -> inline(node, style).stream();
        };
    }

    private static RichTextElement link(Link link, TextStyle style) {
        StringBuilder words = new StringBuilder();
        children(link).stream()
                .filter(Text.class::isInstance)
                .forEach(text -> words.append(((Text) text).getLiteral()));
        return RichTextSectionElement.Link.builder()
                .url(link.getDestination())
                .text(words.isEmpty() ? link.getDestination() : words.toString())
                .style(style)
                .build();
    }

    private static Stream<RichTextElement> words(String words, TextStyle style) {
        return words.isEmpty() ? Stream.of() : Stream.of(styled(words, style));
    }

    private static RichTextElement styled(String words, TextStyle style) {
        return RichTextSectionElement.Text.builder().text(words).style(style).build();
    }

    private static TextStyle with(TextStyle outer, TextStyle.TextStyleBuilder inner) {
        TextStyle own = inner.build();
        return TextStyle.builder()
                .bold(outer.isBold() || own.isBold())
                .italic(outer.isItalic() || own.isItalic())
                .code(outer.isCode() || own.isCode())
                .build();
    }

    private static List<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNext)
                .toList();
    }
}
