package dev.dutydesk.lark;

import com.lark.oapi.google.protobuf.ByteString;
import com.lark.oapi.ws.pb.Pbbp2;
import com.lark.oapi.ws.pb.Pbbp2.Frame;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lark's end of the long connection: hands each event to one of the sessions. */
final class FakeGateway implements AutoCloseable {
    /** Lark waits 3 s; who waits for what must not come needn't wait that long. */
    private static final long PATIENCE_MILLIS = 2_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);
    private volatile boolean deaf;
    private volatile int pieces = 1;
    private final Server server = new Server();

    FakeGateway() {
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        try {
            if (!started.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The gateway didn't start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    String address() {
        return "ws://127.0.0.1:" + server.getPort() + "/ws/v2?device_id=" + UUID.randomUUID() + "&service_id=42";
    }

    /** What Lark makes of an answer. @param data what was answered besides; empty for nothing */
    record Answered(boolean acknowledged, Optional<JsonNode> data) {}

    /** Delivers it and waits for the answer. */
    Answered deliver(ObjectNode event) {
        Optional<String> id = send(event);
        if (id.isEmpty()) {
            return new Answered(false, Optional.empty());
        }
        try {
            JsonNode answer = Objects.requireNonNull(waiting.get(id.get())).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            waiting.remove(id.get());
            Optional<JsonNode> data = Optional.ofNullable(answer.get("data"))
                    .filter(JsonNode::isString)
                    .map(text -> JSON.readTree(
                            new String(Base64.getDecoder().decode(text.asString()), StandardCharsets.UTF_8)));
            return new Answered(answer.path("code").asInt() == 200, data);
        } catch (TimeoutException e) {
            return new Answered(false, Optional.empty());
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Delivers it and doesn't wait. The id of the delivery; empty where no session is open. */
    Optional<String> send(ObjectNode event) {
        // To each in turn, as with several replicas of an app.
        List<WebSocket> sessions = server.getConnections().stream()
                .filter(each -> each.isOpen() && each.getAttachment() == null)
                .toList();
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        WebSocket session = sessions.get(turn.getAndIncrement() % sessions.size());
        String id = UUID.randomUUID().toString();
        waiting.put(id, new CompletableFuture<>());
        byte[] payload = event.toString().getBytes(StandardCharsets.UTF_8);
        int size = (payload.length + pieces - 1) / pieces;
        for (int i = 0; i < pieces; i++) {
            byte[] piece = Arrays.copyOfRange(payload, i * size, Math.min(payload.length, (i + 1) * size));
            session.send(frame(1, "event", id, pieces, i)
                    .setPayload(ByteString.copyFrom(piece))
                    .build()
                    .toByteArray());
        }
        return Optional.of(id);
    }

    private static Frame.Builder frame(int method, String type, String id, int sum, int seq) {
        return Frame.newBuilder()
                .setSeqID(1)
                .setLogID(1)
                .setService(42)
                .setMethod(method)
                .addHeaders(header("type", type))
                .addHeaders(header("message_id", id))
                .addHeaders(header("trace_id", id))
                .addHeaders(header("sum", Integer.toString(sum)))
                .addHeaders(header("seq", Integer.toString(seq)));
    }

    private static Pbbp2.Header header(String key, String value) {
        return Pbbp2.Header.newBuilder().setKey(key).setValue(value).build();
    }

    int unanswered() {
        return waiting.size();
    }

    /** Each event comes in so many frames from now on. */
    void comesInPieces(int count) {
        pieces = count;
    }

    int sessionsOpened() {
        return opened.get();
    }

    /** Hangs up on every session in the middle of a frame. */
    void cutInMidFrame() {
        server.getConnections().forEach(session -> {
            session.sendFragmentedFrame(Opcode.BINARY, ByteBuffer.wrap(new byte[] {8, 1, 16}), false);
            session.closeConnection(1006, "cut");
        });
    }

    /** The sessions of now neither say nor answer anything any more, and nobody hangs up. */
    void fallsSilent() {
        server.getConnections().forEach(session -> session.setAttachment(Boolean.TRUE));
    }

    /** Says good-bye to every session, as when Lark is deployed anew. */
    void saysGoodbye() {
        server.getConnections().forEach(session -> session.close(1000, "bye"));
    }

    /** Whether answers are lost on their way, and what was delivered counts as not delivered. */
    void isDeaf(boolean losesAnswers) {
        deaf = losesAnswers;
    }

    /** Hangs up on every session. */
    void cut() {
        server.getConnections().forEach(session -> session.closeConnection(1006, "cut"));
    }

    @Override
    public void close() {
        try {
            server.stop(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Server extends WebSocketServer {
        Server() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        }

        @Override
        public void onStart() {
            started.countDown();
        }

        @Override
        public void onOpen(WebSocket session, ClientHandshake handshake) {
            opened.incrementAndGet();
        }

        @Override
        public void onWebsocketPing(WebSocket session, Framedata ping) {
            if (session.getAttachment() == null) {
                super.onWebsocketPing(session, ping);
            }
        }

        @Override
        public void onMessage(WebSocket session, ByteBuffer message) {
            if (deaf || session.getAttachment() != null) {
                return;
            }
            try {
                Frame frame = Frame.parseFrom(message.array());
                if (frame.getMethod() == 0) {
                    session.send(frame(0, "pong", "", 1, 0)
                            .setPayload(ByteString.copyFromUtf8("{\"PingInterval\":120}"))
                            .build()
                            .toByteArray());
                    return;
                }
                String id = frame.getHeadersList().stream()
                        .filter(header -> header.getKey().equals("message_id"))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
                CompletableFuture<JsonNode> answer = waiting.get(id);
                if (answer != null) {
                    answer.complete(JSON.readTree(frame.getPayload().toStringUtf8()));
                }
            } catch (IOException e) {
                session.closeConnection(1002, "not a frame");
            }
        }

        @Override
        public void onMessage(WebSocket session, String message) {
            session.closeConnection(1003, "text");
        }

        @Override
        public void onClose(WebSocket session, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket session, Exception e) {}
    }
}
