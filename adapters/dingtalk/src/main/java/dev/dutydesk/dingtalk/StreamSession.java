package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One open link, from its opening to its end. DingTalk asks at times that it be replaced by another one; it goes on for some
 * seconds then.
 */
final class StreamSession implements WebSocket.Listener, AutoCloseable {
    private static final int LONGEST_FRAME = 4 << 20;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final InstantSource clock;
    private final BiConsumer<StreamSession, String> take;
    private final CountDownLatch over = new CountDownLatch(1);
    private final StringBuilder frame = new StringBuilder();
    private final Object sending = new Object();
    private volatile boolean leaving;
    private volatile boolean ended;
    private volatile long signAt = System.nanoTime();
    private volatile Instant stood;
    private @Nullable WebSocket socket;

    /** How it ended. */
    enum End {
        /** DingTalk asked for another one. */
        REPLACED,
        BROKEN
    }

    private StreamSession(InstantSource clock, BiConsumer<StreamSession, String> take) {
        this.clock = clock;
        this.take = take;
        stood = clock.instant();
    }

    /** @param take gets each whole frame, in order; must not block @throws NotPosted where it doesn't open */
    static StreamSession open(
            HttpClient http,
            URI address,
            Patience patience,
            InstantSource clock,
            BiConsumer<StreamSession, String> take)
            throws NotPosted {
        StreamSession session = new StreamSession(clock, take);
        try {
            session.socket = http.newWebSocketBuilder()
                    .connectTimeout(patience.answer())
                    .buildAsync(address, session)
                    .join();
            return session;
        } catch (CompletionException e) {
            throw new NotPosted(Why.TRY_AGAIN, "the link doesn't open: " + String.valueOf(e.getCause()));
        }
    }

    /** When DingTalk last showed a sign of life on it. */
    Instant stood() {
        return stood;
    }

    /** Stays until it ends, asking now and then whether it still stands. */
    End awaitEnd(Patience patience) throws InterruptedException {
        while (!over.await(patience.ping().toMillis(), TimeUnit.MILLISECONDS)) {
            if (!answersPing(patience)) {
                return End.BROKEN;
            }
        }
        return leaving && !ended ? End.REPLACED : End.BROKEN;
    }

    private boolean answersPing(Patience patience) throws InterruptedException {
        long asked = System.nanoTime();
        WebSocket open = socket;
        if (open == null) {
            return false;
        }
        open.sendPing(NOTHING.duplicate());
        long until = asked + patience.pong().toNanos();
        while (signAt - asked < 0) {
            if (System.nanoTime() - until > 0) {
                return false;
            }
            if (over.await(20, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return true;
    }

    /** DingTalk will hang up on it. */
    void leaves() {
        leaving = true;
        over.countDown();
    }

    /** Where it is over nothing happens. */
    void send(String text) {
        WebSocket open = socket;
        synchronized (sending) {
            if (open != null && !ended) {
                try {
                    open.sendText(text, true).join();
                } catch (CompletionException e) {
                    ends();
                }
            }
        }
    }

    private void sign() {
        signAt = System.nanoTime();
        stood = clock.instant();
    }

    private void ends() {
        ended = true;
        over.countDown();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        sign();
        if (frame.length() + part.length() > LONGEST_FRAME) {
            ends();
            from.abort();
            return null;
        }
        frame.append(part);
        if (last) {
            String whole = frame.toString();
            frame.setLength(0);
            take.accept(this, whole);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        sign();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        sign();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ends();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ends();
    }

    @Override
    public void close() {
        ends();
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
