package dev.dutydesk.bot.command;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Tone;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Text;
import org.commonmark.node.Visitor;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as it is kept with its delivery: a repeat gets this one, whatever the ticket has become since.
 *
 * @param subject the ticket's key; null where there is none, or the commit drew its number
 * @param draft what a button of the reply goes on with; null where nothing is left open
 * @param open what was said, where the reply offers to make something else of it; null where it offers nothing
 */
record Kept(
        Answer.Kind kind,
        @Nullable String subject,
        @Nullable Said reply,
        Answer.@Nullable Form form,
        @Nullable Draft draft,
        @Nullable Open open) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();

    /** One alone reads a reply, so it calls nobody: who would be called is named. */
    private static final Visitor NAMES = new AbstractVisitor() {
        @Override
        public void visit(CustomNode node) {
            if (node instanceof Mention mention) {
                mention.insertBefore(new Text(mention.name()));
                mention.unlink();
            } else {
                visitChildren(node);
            }
        }
    };

    /** A card with its body as Markdown. */
    record Said(String title, Tone tone, String body, List<Card.Field> fields, List<Card.Button> buttons) {
        static Said of(Card card) {
            card.body().accept(NAMES);
            return new Said(card.title(), card.tone(), RENDERER.render(card.body()), card.fields(), card.buttons());
        }

        /** Without what could be tapped: where a form stands beside it. */
        Card withoutButtons() {
            return new Card(title, tone, MARKDOWN.parse(body), fields, List.of());
        }

        Card card() {
            return new Card(title, tone, MARKDOWN.parse(body), fields, buttons);
        }
    }

    /** A command that was refused because something is missing, to be said again with it. */
    record Draft(String key, String text, Map<Option, String> options) {
        /** A delivery's id in letters that every platform lets pass in a button's id. */
        static String name(String delivery) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(delivery.getBytes(StandardCharsets.UTF_8));
        }

        /** The delivery of the name; empty where it is none. */
        static Optional<String> delivery(String name) {
            try {
                return Optional.of(new String(Base64.getUrlDecoder().decode(name), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /**
     * What was said, and may be taken otherwise by a tap.
     *
     * @param by who may tap: who said it
     * @param other the ticket that the offer is about; null where it is about none
     * @param files what came with it and stands on no ticket yet
     */
    record Open(String by, String text, @Nullable TicketId other, List<Inbound.File> files) {
        Open(String by, String text, @Nullable TicketId other) {
            this(by, text, other, List.of());
        }
    }

    static Kept done(@Nullable String subject) {
        return new Kept(Answer.Kind.DONE, subject, null, null, null, null);
    }

    static Kept saying(Answer.Kind kind, @Nullable String subject, Card reply) {
        return new Kept(kind, subject, Said.of(reply), null, null, null);
    }

    static Kept asking(@Nullable String subject, @Nullable Card reply, Answer.Form form) {
        return new Kept(Answer.Kind.NEEDS_INPUT, subject, reply == null ? null : Said.of(reply), form, null, null);
    }

    /**
     * With something to go on with.
     *
     * @param delivery the commit's id of this delivery: each button that does it again carries it
     */
    Kept with(Draft draft, String delivery) {
        return new Kept(kind, subject, tapped(delivery), form, draft, open);
    }

    /** With what its offers are about. @param delivery as above */
    Kept offering(Open offered, String delivery) {
        return new Kept(kind, subject, tapped(delivery), form, draft, offered);
    }

    private @Nullable Said tapped(String delivery) {
        String name = Option.DRAFT.word() + "=" + Draft.name(delivery);
        return reply == null
                ? null
                : new Said(
                        reply.title(),
                        reply.tone(),
                        reply.body(),
                        reply.fields(),
                        reply.buttons().stream()
                                .map(button -> new Card.Button(
                                        button.id() + (button.id().contains(":") ? "," : ":") + name,
                                        button.label(),
                                        button.style(),
                                        button.confirm()))
                                .toList());
    }

    /** @param drawn the key that the commit drew a number for; null where it drew none */
    Answer answer(@Nullable String drawn) {
        return new Answer(kind, subject == null ? drawn : subject, reply == null ? null : reply.card(), form);
    }

    String json() {
        return JSON.writeValueAsString(this);
    }

    static Kept parse(String json) {
        return JSON.readValue(json, Kept.class);
    }
}
