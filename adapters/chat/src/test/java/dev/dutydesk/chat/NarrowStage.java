package dev.dutydesk.chat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The narrow chat as its people see it. */
public final class NarrowStage implements Stage {
    private final NarrowGroup group;
    private final Channel channel;
    private final NarrowChat adapter;

    NarrowStage() {
        this(
                new Channel(NarrowChat.PLATFORM, "group-1", "service", "shop", "客服群", Locale.forLanguageTag("zh-CN")),
                System::nanoTime);
    }

    /** @param nanoTime by which its robot's messages are counted */
    public NarrowStage(Channel channel, LongSupplier nanoTime) {
        this.channel = channel;
        group = new NarrowGroup(nanoTime);
        adapter = new NarrowChat(channel, group);
    }

    @Override
    public ChatAdapter adapter() {
        return adapter;
    }

    @Override
    public Channel channel() {
        return channel;
    }

    @Override
    public String account(String person) {
        return person;
    }

    @Override
    public String mention() {
        return NarrowChat.MENTION;
    }

    @Override
    public boolean redelivers() {
        return false;
    }

    @Override
    public boolean hasButtons() {
        return false;
    }

    @Override
    public boolean hasCommands() {
        return false;
    }

    @Override
    public Sent says(String account, @Nullable String thread, String text) {
        NarrowGroup.Message said = group.says(account, text);
        return new Sent(said.id(), group.isReachable() && adapter.hears(said));
    }

    @Override
    public Sent commands(String account, String text) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sent taps(String account, String message, String button) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sent fills(String account, Map<String, String> values) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sent again() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Seen> room(String account) {
        return group.messages().stream()
                .filter(message -> replyTo(message) == null)
                .map(message -> new Seen(
                        message.id(),
                        null,
                        message.by() == null ? Seen.BOT : message.by(),
                        message.text(),
                        List.of(),
                        message.alarmed()))
                .toList();
    }

    /** All see them; they begin with whom they are for. */
    @Override
    public List<String> replies(String account) {
        return group.messages().stream()
                .filter(message -> account.equals(replyTo(message)))
                .map(NarrowGroup.Message::text)
                .toList();
    }

    private static @Nullable String replyTo(NarrowGroup.Message message) {
        return message.by() == null
                        && message.alarmed().size() == 1
                        && message.text().startsWith("@" + message.alarmed().getFirst())
                ? message.alarmed().getFirst()
                : null;
    }

    @Override
    public Optional<Asked> form(String account) {
        return Optional.empty();
    }

    @Override
    public boolean suffers(Trouble trouble) {
        group.suffers(trouble);
        return true;
    }

    @Override
    public void recovers() {
        group.recovers();
    }

    @Override
    public void close() {
        adapter.stop();
    }
}
