package dev.dutydesk.lark;

import dev.dutydesk.templates.Mention;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * Markdown's syntax tree as the Markdown of Lark's cards. Words are written with Lark's own escape, character entities: what a
 * user wrote can't become markup, a mention, a link or an emoji. Code is written as plain words, since inside of code
 * entities stay as they are.
 *
 * @see <a href="https://open.feishu.cn/document/feishu-cards/card-json-v2-components/content-components/rich-text">rich text and its entities</a>
 */
final class LarkMarkdown {
    private static final Pattern MARKUP = Pattern.compile("[&<>*_~`\\[\\]()#!+|\\\\$\"'{}-]|(?<!\\d):|:(?!\\d)");
    private static final Pattern NUMBERED = Pattern.compile("(?m)^(\\s*\\d+)\\.");

    private LarkMarkdown() {}

    /** Plain words, in which nothing is markup. */
    static String escaped(String plain) {
        String entities = MARKUP.matcher(plain)
                .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
        return NUMBERED.matcher(entities).replaceAll(found -> Matcher.quoteReplacement(found.group(1) + "&#46;"));
    }

    /** The children of a node that holds blocks; empty where there are none. */
    static String of(Node parent) {
        return children(parent)
                .map(LarkMarkdown::block)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static String block(Node node) {
        return switch (node) {
            case BulletList list -> items(list, false);
            case OrderedList list -> items(list, true);
            case BlockQuote quote ->
                of(quote).indent(0).lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
            case FencedCodeBlock code -> escaped(code.getLiteral().stripTrailing());
            case IndentedCodeBlock code -> escaped(code.getLiteral().stripTrailing());
            case HtmlBlock html -> escaped(html.getLiteral());
            case ThematicBreak _ -> "---";
            default -> inline(node);
        };
    }

    private static String items(Node list, boolean numbered) {
        List<Node> items = children(list).toList();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            String mark = numbered ? (i + 1) + ". " : "- ";
            // A line further in belongs to the item above it.
            lines.append(i == 0 ? "" : "\n")
                    .append(mark)
                    .append(of(items.get(i)).replace("\n", "\n    "));
        }
        return lines.toString();
    }

    private static String inline(Node parent) {
        return children(parent).map(LarkMarkdown::element).collect(Collectors.joining());
    }

    private static String element(Node node) {
        return switch (node) {
            case Text text -> escaped(text.getLiteral());
            case HtmlInline html -> escaped(html.getLiteral());
            case Code code -> escaped(code.getLiteral());
            case SoftLineBreak _, HardLineBreak _ -> "\n";
            case Emphasis emphasis -> styled("*", inline(emphasis));
            case StrongEmphasis strong -> styled("**", inline(strong));
            case Mention mention -> mention(mention.account());
            case Link link -> link(link);
            case Block block -> block(block);
            default -> inline(node);
        };
    }

    static String mention(String account) {
        return "<at id=" + account.replaceAll("[^A-Za-z0-9_@.-]", "") + "></at>";
    }

    private static String styled(String mark, String words) {
        return words.isBlank() ? words : mark + words + mark;
    }

    private static String link(Link link) {
        String words = inline(link);
        String address =
                link.getDestination().replace("(", "%28").replace(")", "%29").replaceAll("[\\s<>]", "");
        return address.matches("(?i)https?://.*")
                ? "[" + (words.isBlank() ? escaped(address) : words) + "](" + address + ")"
                : words;
    }

    private static Stream<Node> children(Node parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNext);
    }
}
