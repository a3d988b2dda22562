package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import dev.dutydesk.templates.Mention;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.jspecify.annotations.Nullable;

/**
 * The least an adapter can be: no edits, no threads, no forms, no private replies, no buttons; it hears only what
 * mentions it, each thing at most once, and may send 20 messages of 2 KB a minute. Keeps the port honest.
 */
public final class NarrowChat implements ChatAdapter, LimitsPosts {
    public static final String PLATFORM = "narrow";
    static final String MENTION = "@dutydesk";

    private final Channel channel;
    private final NarrowGroup group;
    private final NumberedChoices choices =
            new NumberedChoices(new PaperMemory(InstantSource.system()), InstantSource.system());
    private volatile @Nullable Inbox inbox;

    public NarrowChat(Channel channel, NarrowGroup group) {
        this.channel = channel;
        this.group = group;
    }

    @Override
    public String platform() {
        return channel.platform();
    }

    @Override
    public Limit limit() {
        return NarrowGroup.LIMIT;
    }

    @Override
    public void start(Inbox ear) {
        inbox = ear;
    }

    @Override
    public void stop() {
        inbox = null;
    }

    @Override
    public Link link() {
        boolean up = inbox != null && group.isReachable();
        return new Link(up, up ? "connected" : "not connected");
    }

    @Override
    public String post(Post post) throws NotPosted {
        if (post.onlyFor() != null) {
            throw new NotPosted(NotPosted.Why.NEVER, "Everybody would read it");
        }
        Stream<String> commands = post.card().buttons().stream().map(button -> TypedCommand.of(button, post.subject()));
        return robot(text(post.card(), commands), mentioned(post.card()));
    }

    /** What a person wrote came in; what it isn't heard of again, whatever becomes of it. */
    boolean hears(NarrowGroup.Message message) {
        Inbox ear = inbox;
        String account = message.by();
        if (ear == null || account == null || !message.text().startsWith(MENTION)) {
            return false;
        }
        Inbound.Sender sender = new Inbound.Sender(account, account);
        String text = message.text().substring(MENTION.length()).strip();
        Answer answer = ear.receive(choices.pick(account, text)
                .map(picked -> tap(message.id(), sender, picked))
                .orElseGet(() -> new Inbound.Message(
                        message.id(), channel, sender, Instant.EPOCH, message.id(), null, text, true, List.of())));
        if (answer.reply() != null) {
            reply(account, answer.reply(), choices.offer(account, answer.reply(), message.id(), answer.subject()));
        }
        return true;
    }

    private Inbound tap(String delivery, Inbound.Sender sender, NumberedChoices.Picked picked) {
        return new Inbound.Button(
                delivery, channel, sender, Instant.EPOCH, picked.message(), picked.subject(), picked.button(), null);
    }

    private void reply(String account, Card card, List<String> numbered) {
        try {
            robot("@" + account + " " + text(card, numbered.stream()), List.of(account));
        } catch (NotPosted e) {
            // Nobody asks again, and there is no other way to tell.
            System.getLogger(NarrowChat.class.getName()).log(System.Logger.Level.WARNING, "A reply is lost", e);
        }
    }

    private String robot(String text, List<String> alarmed) throws NotPosted {
        if (inbox == null) {
            throw new NotPosted(NotPosted.Why.TRY_AGAIN, "not connected");
        }
        try {
            return group.robot(text, alarmed).id();
        } catch (NarrowGroup.Failed e) {
            throw switch (e.trouble) {
                case UNREACHABLE -> new NotPosted(NotPosted.Why.TRY_AGAIN, "the group can't be reached");
                case BUSY -> new NotPosted(NotPosted.Why.TRY_AGAIN, "too many messages", Duration.ofSeconds(3));
                case ANSWER_LOST -> new NotPosted(NotPosted.Why.UNKNOWN, "no answer came");
                case FORBIDDEN -> new NotPosted(NotPosted.Why.NEVER, "the group doesn't take it");
            };
        }
    }

    private String text(Card card, Stream<String> commands) {
        String typed = commands.map(command -> MENTION + " " + command).collect(Collectors.joining("\n"));
        String tail = typed.isEmpty() ? "" : "\n" + typed;
        String words = CardRenderer.toPlainText(card);
        int most = words.length();
        String whole = words + tail;
        while (whole.getBytes(StandardCharsets.UTF_8).length > NarrowGroup.BYTES) {
            most = Math.min(most - 1, most * NarrowGroup.BYTES / whole.getBytes(StandardCharsets.UTF_8).length);
            whole = CardRenderer.cut(words, most, channel.locale()) + tail;
        }
        return whole;
    }

    private static List<String> mentioned(Card card) {
        List<String> accounts = new ArrayList<>();
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
}
