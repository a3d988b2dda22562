package dev.dutydesk.chat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A platform that can do next to nothing: a group of plain messages of at most 2 KB, of which a robot may send 20 a
 * minute. Whom the robot's message alarms is said beside the text.
 */
public final class NarrowGroup {
    public static final int BYTES = 2048;
    static final LimitsPosts.Limit LIMIT = new LimitsPosts.Limit(20, Duration.ofMinutes(1));

    private final LongSupplier nanoTime;
    private final List<Message> messages = new ArrayList<>();
    private final Deque<Long> sentAt = new ArrayDeque<>();
    private final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);

    public NarrowGroup(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param by the account of who wrote it; null for the robot @param alarmed the accounts it calls */
    public record Message(String id, @Nullable String by, String text, List<String> alarmed) {}

    /** What went wrong with a robot's message. */
    static final class Failed extends Exception {
        final Trouble trouble;

        Failed(Trouble trouble) {
            super(trouble.name());
            this.trouble = trouble;
        }
    }

    public synchronized void suffers(Trouble trouble) {
        troubles.add(trouble);
    }

    public synchronized void recovers() {
        troubles.clear();
    }

    public synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    synchronized boolean isReachable() {
        return !troubles.contains(Trouble.UNREACHABLE);
    }

    /** A person writes; the platform cuts nothing. */
    synchronized Message says(String account, String text) {
        return add(account, text, List.of());
    }

    synchronized Message robot(String text, List<String> alarmed) throws Failed {
        for (Trouble trouble : List.of(Trouble.UNREACHABLE, Trouble.FORBIDDEN, Trouble.BUSY)) {
            if (troubles.contains(trouble)) {
                throw new Failed(trouble);
            }
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            throw new Failed(Trouble.FORBIDDEN);
        }
        long now = nanoTime.getAsLong();
        while (!sentAt.isEmpty() && now - sentAt.peek() >= LIMIT.within().toNanos()) {
            sentAt.remove();
        }
        if (sentAt.size() >= LIMIT.posts()) {
            throw new Failed(Trouble.BUSY);
        }
        sentAt.add(now);
        Message sent = add(null, text, alarmed);
        if (troubles.remove(Trouble.ANSWER_LOST)) {
            throw new Failed(Trouble.ANSWER_LOST);
        }
        return sent;
    }

    private Message add(@Nullable String by, String text, List<String> alarmed) {
        Message message = new Message("n" + (messages.size() + 1), by, text, alarmed);
        messages.add(message);
        return message;
    }
}
