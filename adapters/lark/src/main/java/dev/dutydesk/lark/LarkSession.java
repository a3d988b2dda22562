package dev.dutydesk.lark;

import com.lark.oapi.ws.enums.FrameType;
import com.lark.oapi.ws.enums.MessageType;
import com.lark.oapi.ws.pb.Pbbp2;
import com.lark.oapi.ws.pb.Pbbp2.Frame;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One session of the long connection, from its opening to its end. Frames are the SDK's.
 *
 * @see <a href="https://open.feishu.cn/document/server-docs/event-subscription-guide/event-subscription-configure-/request-url-configuration-case">events by long connection</a>
 */
final class LarkSession implements WebSocket.Listener, AutoCloseable {
    private static final Pattern SERVICE = Pattern.compile("[?&]service_id=(\\d+)");

    /** More than any event has; what is larger ends the session. */
    private static final int LARGEST = 8 << 20;

    private final BiConsumer<LarkSession, Frame> take;
    private final int service;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Semaphore sending = new Semaphore(1);
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private volatile long heard = System.nanoTime();
    private volatile @Nullable WebSocket socket;

    /** @param take what Lark delivers; must return at once */
    private LarkSession(int service, BiConsumer<LarkSession, Frame> take) {
        this.service = service;
        this.take = take;
    }

    /** @throws IOException where Lark doesn't open it, in words */
    static LarkSession open(HttpClient http, String url, Duration patience, BiConsumer<LarkSession, Frame> take)
            throws IOException, InterruptedException {
        Matcher service = SERVICE.matcher(url);
        LarkSession session = new LarkSession(service.find() ? Integer.parseInt(service.group(1)) : 0, take);
        try {
            session.socket = http.newWebSocketBuilder()
                    .connectTimeout(patience)
                    .buildAsync(URI.create(url), session)
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return session;
        } catch (ExecutionException e) {
            session.close();
            throw new IOException(why(e.getCause()), e);
        } catch (TimeoutException | IllegalArgumentException e) {
            session.close();
            throw new IOException("the session was not opened", e);
        }
    }

    private static String why(@Nullable Throwable cause) {
        if (cause instanceof WebSocketHandshakeException refused) {
            return refused.getResponse()
                    .headers()
                    .firstValue("handshake-msg")
                    .orElse("HTTP " + refused.getResponse().statusCode());
        }
        return "the session was not opened";
    }

    @Override
    public void onOpen(WebSocket opened) {
        opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        heard = System.nanoTime();
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        partial.writeBytes(bytes);
        if (partial.size() > LARGEST) {
            end.countDown();
            return null;
        }
        if (last) {
            byte[] whole = partial.toByteArray();
            partial.reset();
            read(whole);
        }
        from.request(1);
        return null;
    }

    private void read(byte[] bytes) {
        try {
            Frame frame = Frame.parseFrom(bytes);
            if (frame.getMethod() == FrameType.DATA.getCode()) {
                take.accept(this, frame);
            }
            // Else it answers our ping: that it was heard is all that counts.
        } catch (IOException e) {
            // Not what this protocol says: nothing after it can be trusted.
            end.countDown();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        heard = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heard = System.nanoTime();
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end.countDown();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        end.countDown();
    }

    /** @throws IOException where the session has ended, or doesn't take it */
    void send(Frame frame, Duration patience) throws IOException, InterruptedException {
        WebSocket open = socket;
        if (open == null || end.getCount() == 0 || !sending.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("the session has ended");
        }
        try {
            open.sendBinary(ByteBuffer.wrap(frame.toByteArray()), true).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CompletionException | TimeoutException e) {
            end.countDown();
            throw new IOException("the session has ended", e);
        } finally {
            sending.release();
        }
    }

    /**
     * Stays until the session has ended, or neither says nor answers anything. It is asked both ways, as a web socket
     * and as Lark's protocol has it; whatever is heard counts.
     *
     * @param ping how often it is asked
     */
    void awaitEnd(Duration ping) throws InterruptedException {
        while (!end.await(ping.toMillis(), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - heard > ping.multipliedBy(3).dividedBy(2).toNanos()) {
                return;
            }
            try {
                send(ping(), ping.dividedBy(2));
                WebSocket open = socket;
                if (open != null) {
                    open.sendPing(ByteBuffer.allocate(0));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private Frame ping() {
        return Frame.newBuilder()
                .setSeqID(0)
                .setLogID(0)
                .setService(service)
                .setMethod(FrameType.CONTROL.getCode())
                .addHeaders(Pbbp2.Header.newBuilder().setKey("type").setValue(MessageType.PING.getName()))
                .build();
    }

    @Override
    public void close() {
        end.countDown();
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}
