package dev.dutydesk.bot.patrol.check;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A body as far as it is wanted: what is longer is cut, and the connection closed. */
final class Taken implements BodySubscriber<byte[]> {
    static final int MOST = 1_000_000;

    private final ByteArrayOutputStream got = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> done = new CompletableFuture<>();
    private volatile long count;
    private volatile boolean cut;
    private volatile Flow.@Nullable Subscription subscription;

    @Override
    public CompletionStage<byte[]> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (cut) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[Math.min(buffer.remaining(), MOST - got.size())];
            buffer.get(bytes);
            got.writeBytes(bytes);
            count += bytes.length;
        }
        if (got.size() >= MOST) {
            cut = true;
            stop();
            done.complete(got.toByteArray());
        }
    }

    @Override
    public void onError(Throwable why) {
        done.completeExceptionally(why);
    }

    @Override
    public void onComplete() {
        done.complete(got.toByteArray());
    }

    void stop() {
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }

    long count() {
        return count;
    }

    boolean isCut() {
        return cut;
    }
}
