package dev.dutydesk.bot.missed;

import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.LosesWhileDown;
import dev.dutydesk.chat.Post;
import dev.dutydesk.templates.CardRenderer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform that loses what is said while its link is down, and whose link stands as it is told. */
final class LossyChat implements LosesWhileDown {
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private volatile boolean up = true;
    private volatile Instant stood = Instant.EPOCH;

    @Override
    public String platform() {
        return "wecom";
    }

    @Override
    public void start(Inbox inbox) {}

    @Override
    public void stop() {}

    @Override
    public String post(Post post) {
        said.add(CardRenderer.toPlainText(post.card()));
        return post.id();
    }

    @Override
    public Link link() {
        return new Link(up, up ? "connected" : "broken");
    }

    @Override
    public Optional<Instant> stood() {
        looks.incrementAndGet();
        return Optional.of(stood);
    }

    void stands(Instant at) {
        stood = at;
        up = true;
    }

    /** It last stood then. */
    void breaks(Instant at) {
        stood = at;
        up = false;
    }

    /** How often it was asked when it stood. */
    int looks() {
        return looks.get();
    }

    List<String> asked() {
        return said.stream().filter(text -> text.contains("请重发")).toList();
    }
}
