package dev.dutydesk.wecom;

import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;

/**
 * A card as WeCom's Markdown. It has no escapes, so words stand in it as they are, and only what could call somebody, be a link or
 * a colour is broken up by a sign that nobody sees. There are no buttons, since nothing comes back from there.
 *
 * @see <a href="https://developer.work.weixin.qq.com/document/path/91770">the group robot</a>
 */
final class WeComText {
    /** Of a Markdown message. */
    static final int MOST_BYTES = 4096;

    private static final String UNSEEN = "\u200b";

    private WeComText() {}

    static String of(Card card, Locale locale) {
        String called =
                mentioned(card).stream().map(account -> "<@" + account + ">").collect(Collectors.joining(" "));
        String tail = called.isEmpty() ? "" : "\n" + called;
        String words = CardRenderer.toPlainText(card);
        if (!card.title().isEmpty()) {
            // Its first two signs are the mark of the tone.
            words = mark(card.tone()) + words.substring(2);
        }
        String text = plain(words) + tail;
        for (int most = words.length(); bytes(text) > MOST_BYTES; most = most * 9 / 10) {
            text = plain(CardRenderer.cut(words, most, locale)) + tail;
        }
        return text;
    }

    private static String plain(String words) {
        return words.replace("<", "<" + UNSEEN)
                .replace("](", "]" + UNSEEN + "(")
                .replace("**", "*" + UNSEEN + "*")
                .replace("`", "'")
                .replaceAll("(?m)^([#>])", UNSEEN + "$1");
    }

    private static Set<String> mentioned(Card card) {
        Set<String> accounts = new LinkedHashSet<>();
        card.body().accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof Mention mention) {
                    accounts.add(mention.account());
                }
            }
        });
        return accounts;
    }

    private static String mark(Tone tone) {
        return switch (tone) {
            case RED -> "🔴 ";
            case AMBER -> "🟠 ";
            case GREEN -> "🟢 ";
            case PLAIN -> "";
        };
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
