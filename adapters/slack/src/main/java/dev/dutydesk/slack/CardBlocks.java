package dev.dutydesk.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.RichTextElement;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import dev.dutydesk.templates.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A card in Block Kit. All words stand in rich text, where they are literal: nothing a user wrote can become markup.
 *
 * @param text what notifications show
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">blocks and their limits</a>
 */
record CardBlocks(String text, List<LayoutBlock> blocks) {
    /** Slack's limit of a section's text; that of rich text isn't stated. */
    private static final int LONGEST = 3000;

    private static final int LABEL = 75;

    static CardBlocks of(Post post) {
        return of(post.card(), post.subject(), post.channel().locale());
    }

    static CardBlocks of(Card card, @Nullable String subject, Locale locale) {
        String words = CardRenderer.toPlainText(card);
        List<LayoutBlock> blocks = new ArrayList<>();
        if (words.length() > LONGEST) {
            add(blocks, List.of(RichText.section(List.of(RichText.text(CardRenderer.cut(words, LONGEST, locale))))));
        } else {
            add(blocks, title(card));
            add(blocks, RichText.of(card.body()));
            add(blocks, fields(card.fields()));
        }
        if (!card.buttons().isEmpty()) {
            blocks.add(ActionsBlock.builder()
                    .elements(card.buttons().stream()
                            .map(button -> (BlockElement) button(button, subject, locale))
                            .toList())
                    .build());
        }
        return new CardBlocks(SlackText.escaped(CardRenderer.cut(words, LONGEST, locale)), blocks);
    }

    private static void add(List<LayoutBlock> blocks, List<? extends RichTextElement> elements) {
        if (!elements.isEmpty()) {
            blocks.add(RichTextBlock.builder()
                    .elements(elements.stream().map(BlockElement.class::cast).toList())
                    .build());
        }
    }

    private static List<RichTextElement> title(Card card) {
        if (card.title().isEmpty()) {
            return List.of();
        }
        return List.of(RichText.section(
                List.of(RichText.emoji(mark(card.tone())), RichText.text(" "), RichText.bold(card.title()))));
    }

    private static String mark(Tone tone) {
        return switch (tone) {
            case RED -> "red_circle";
            case AMBER -> "large_orange_circle";
            case GREEN -> "large_green_circle";
            case PLAIN -> "white_circle";
        };
    }

    private static List<RichTextElement> fields(List<Card.Field> fields) {
        List<RichTextElement> line = new ArrayList<>();
        for (Card.Field field : fields) {
            line.add(RichText.text((line.isEmpty() ? "" : "\n") + field.name() + ": "));
            line.add(RichText.bold(field.value()));
        }
        return line.isEmpty() ? List.of() : List.of(RichText.section(line));
    }

    private static ButtonElement button(Card.Button button, @Nullable String subject, Locale locale) {
        return ButtonElement.builder()
                .actionId(button.id())
                .value(subject)
                .text(PlainText.of(button.label(), LABEL))
                .style(
                        switch (button.style()) {
                            case PLAIN -> null;
                            case PRIMARY -> "primary";
                            case DANGER -> "danger";
                        })
                .confirm(button.confirm() ? confirm(button, locale) : null)
                .build();
    }

    private static ConfirmationDialogObject confirm(Card.Button button, Locale locale) {
        Words words = Words.in(locale);
        return ConfirmationDialogObject.builder()
                .title(PlainText.of(button.label(), 100))
                .text(PlainText.of(words.sure(), 300))
                .confirm(PlainText.of(button.label(), 30))
                .deny(PlainText.of(words.cancel(), 30))
                .build();
    }
}
