package dev.dutydesk.dingtalk;

import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;

/**
 * A card in DingTalk's Markdown. It knows headings, quotes, bold, lists and links; a line ends only where an empty one or two
 * blanks follow. What a user wrote is escaped where it could be more than text, and nowhere else, since a client that doesn't
 * know an escape shows it.
 *
 * @see <a href="https://open.dingtalk.com/document/orgapp/message-types-supported-by-enterprise-internal-robots">message
 *     types</a>
 */
final class DingText {
    /** Of a message's parameters, 15,000 bytes of JSON: what is around the text, and that text's own escapes, included. */
    private static final int MOST_BYTES = 14_500;

    /** What a list of conversations shows. */
    private static final int PREVIEW = 64;

    private final Card card;
    private final Locale locale;
    private final List<String> tail;

    /** @param tail lines below the card, which aren't cut: what to type */
    DingText(Card card, List<String> tail, Locale locale) {
        this.card = card;
        this.tail = tail;
        this.locale = locale;
    }

    /** One line of plain text. */
    String preview() {
        String line =
                card.title().isEmpty() ? CardRenderer.toPlainText(card.body()).replace('\n', ' ') : card.title();
        String cut = CardRenderer.cut(line, PREVIEW, locale);
        return cut.isBlank() ? "Dutydesk" : cut;
    }

    /** Whom it mentions, by account, with their names. */
    Map<String, String> mentioned() {
        Map<String, String> accounts = new LinkedHashMap<>();
        card.body().accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof Mention mention) {
                    accounts.put(mention.account(), mention.name());
                }
            }
        });
        return accounts;
    }

    /** With people called by their names. */
    String named() {
        return written(mention -> "@" + escaped(mention.name()));
    }

    /** With people called by their accounts: what a web hook needs in the text to call them, and shows as their names. */
    String calling() {
        return written(mention -> "@" + mention.account());
    }

    private String written(Function<Mention, String> mention) {
        List<String> lines = new ArrayList<>();
        if (!card.title().isEmpty()) {
            lines.add("#### " + mark(card.tone()) + escaped(card.title()));
        }
        lines.add(CardRenderer.toMarkdown(card.body(), mention));
        card.fields().forEach(field -> lines.add(escaped(field.name() + ": " + field.value())));
        String whole = joined(lines.stream());
        return fits(whole) ? whole : cut();
    }

    /** Too long: its words without their form, since a cut could end inside of it. */
    private String cut() {
        String words = CardRenderer.toPlainText(card);
        int most = Math.min(words.length(), MOST_BYTES);
        String cut = joined(Stream.of(escaped(words)));
        while (!fits(cut)) {
            most = most * 9 / 10;
            cut = joined(Stream.of(escaped(CardRenderer.cut(words, most, locale))));
        }
        return cut;
    }

    private String joined(Stream<String> lines) {
        return Stream.concat(lines, tail.stream())
                .filter(line -> !line.isBlank())
                .map(line -> line.replaceAll("(?<!\n)\n(?!\n)", "  \n"))
                .collect(Collectors.joining("\n\n"));
    }

    private static boolean fits(String text) {
        return Json.object().put("text", text).toString().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private static String mark(Tone tone) {
        return switch (tone) {
            case RED -> "🔴 ";
            case AMBER -> "🟠 ";
            case GREEN -> "🟢 ";
            case PLAIN -> "";
        };
    }

    /** Plain words as Markdown in which they are nothing else. */
    static String escaped(String plain) {
        return plain.replaceAll("[\\\\`*_\\[\\]<>~&]", "\\\\$0")
                .replaceAll("(?m)^(\\s*)([#+=|-])", "$1\\\\$2")
                .replaceAll("(?m)^(\\s*\\d+)([.)])", "$1\\\\$2");
    }
}
