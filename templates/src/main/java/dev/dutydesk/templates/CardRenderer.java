package dev.dutydesk.templates;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.markdown.MarkdownNodeRendererContext;
import org.commonmark.renderer.markdown.MarkdownNodeRendererFactory;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * A card as HTML, Markdown or plain text, for adapters whose platform takes one of them. What a user wrote comes out as
 * text in all three. An adapter with a richer format walks the body itself.
 */
public final class CardRenderer {
    private static final Map<Tone, String> MARKS =
            Map.of(Tone.RED, "● ", Tone.AMBER, "● ", Tone.GREEN, "● ", Tone.PLAIN, "○ ");

    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(context -> mentions(mention -> {
                Map<String, String> attributes = new LinkedHashMap<>();
                attributes.put("class", "mention");
                attributes.put("data-account", mention.account());
                context.getWriter().tag("span", attributes);
                context.getWriter().text("@" + mention.name());
                context.getWriter().tag("/span");
            }))
            .build();

    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.COMPACT)
            .nodeRendererFactory(
                    context -> mentions(mention -> context.getWriter().write("@" + mention.name())))
            .nodeRendererFactory(
                    context -> only(Code.class, code -> context.getWriter().write(code.getLiteral())))
            .build();

    private static final MarkdownRenderer MARKDOWN = markdown(mention -> "@" + escaped(mention.name()));

    private CardRenderer() {}

    /** The body as HTML; a mention is a {@code span} of the class {@code mention} with the account. */
    public static String toHtml(Node body) {
        return HTML.render(body);
    }

    /** The body as CommonMark; a mention is the name behind an {@code @}. */
    public static String toMarkdown(Node body) {
        return MARKDOWN.render(body).strip();
    }

    /** As {@link #toMarkdown(Node)}; what a mention is written as is taken as it comes. */
    public static String toMarkdown(Node body, Function<Mention, String> mention) {
        return markdown(mention).render(body).strip();
    }

    private static MarkdownRenderer markdown(Function<Mention, String> mention) {
        return MarkdownRenderer.builder()
                .nodeRendererFactory(new MarkdownMentions(mention))
                .build();
    }

    /** The body as plain text. */
    public static String toPlainText(Node body) {
        return TEXT.render(body).strip();
    }

    /** Title, body and fields, one below the other, with the tone's mark before the title; without the buttons. */
    public static String toMarkdown(Card card) {
        return whole(card, toMarkdown(card.body()), CardRenderer::escaped);
    }

    /** Title, body and fields, one below the other, with the tone's mark before the title; without the buttons. */
    public static String toPlainText(Card card) {
        return whole(card, toPlainText(card.body()), line -> line);
    }

    /** As {@link #toPlainText(Card)}, cut where it is longer than so many chars, with how to read the rest. */
    public static String toPlainText(Card card, int most, Locale locale) {
        return cut(toPlainText(card), most, locale);
    }

    /** The text, at most so many chars long: cut between signs as a reader sees them, with how to read the rest. */
    public static String cut(String text, int most, Locale locale) {
        if (text.length() <= most) {
            return text;
        }
        String rest = Templates.builtIn().word(locale, "rest");
        return Graphemes.upTo(text, Math.max(most - rest.length(), 0)) + Graphemes.upTo(rest, most);
    }

    private interface Escape {
        String line(String plain);
    }

    private static String whole(Card card, String body, Escape escape) {
        String title = card.title().isEmpty() ? "" : MARKS.get(card.tone()) + escape.line(card.title());
        Stream<String> fields = card.fields().stream().map(field -> escape.line(field.name() + ": " + field.value()));
        return Stream.concat(Stream.of(title, body), fields)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static String escaped(String plain) {
        return plain.replaceAll("([\\\\`*_{}\\[\\]()#+\\-.!|<>~&])", "\\\\$1");
    }

    private static NodeRenderer mentions(Consumer<Mention> render) {
        return only(Mention.class, render);
    }

    private static <N extends Node> NodeRenderer only(Class<N> type, Consumer<N> render) {
        return new NodeRenderer() {
            @Override
            public Set<Class<? extends Node>> getNodeTypes() {
                return Set.of(type);
            }

            @Override
            public void render(Node node) {
                render.accept(type.cast(node));
            }
        };
    }

    private record MarkdownMentions(Function<Mention, String> written) implements MarkdownNodeRendererFactory {
        @Override
        public NodeRenderer create(MarkdownNodeRendererContext context) {
            return mentions(mention -> context.getWriter().raw(written.apply(mention)));
        }

        @Override
        public Set<Character> getSpecialCharacters() {
            return Set.of();
        }
    }
}
