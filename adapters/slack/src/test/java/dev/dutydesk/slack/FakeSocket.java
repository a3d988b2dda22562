package dev.dutydesk.slack;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Slack's end of socket mode: greets each session, and hands each envelope to one of them. */
final class FakeSocket implements AutoCloseable {
    /** Slack waits 3 s; who waits for what must not come needn't wait that long. */
    private static final long PATIENCE_MILLIS = 2_000;

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean deaf;
    private final AtomicInteger opened = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Server server = new Server();

    FakeSocket() {
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        await(started);
    }

    String address() {
        return "ws://127.0.0.1:" + server.getPort() + "/link";
    }

    /** Delivers it and waits for the acknowledgement. */
    boolean deliver(String type, ObjectNode payload, int attempt) {
        String envelope = send(type, payload, attempt);
        CountDownLatch acknowledged = envelope == null ? null : waiting.get(envelope);
        return acknowledged == null ? envelope != null : await(acknowledged);
    }

    /** Delivers it and doesn't wait. */
    void send(String type, ObjectNode payload) {
        send(type, payload, 0);
    }

    /** The envelope; null where no session is open. */
    private @Nullable String send(String type, ObjectNode payload, int attempt) {
        // To each in turn, as with several replicas of an app.
        List<WebSocket> sessions = server.getConnections().stream()
                .filter(each -> each.isOpen() && each.getAttachment() == null)
                .toList();
        if (sessions.isEmpty()) {
            return null;
        }
        WebSocket session = sessions.get(turn.getAndIncrement() % sessions.size());
        String id = UUID.randomUUID().toString();
        waiting.put(id, new CountDownLatch(1));
        ObjectNode envelope = JSON.createObjectNode()
                .put("envelope_id", id)
                .put("type", type)
                .put("accepts_response_payload", !type.equals("events_api"));
        envelope.set("payload", payload);
        if (type.equals("events_api")) {
            envelope.put("retry_attempt", attempt).put("retry_reason", attempt == 0 ? "" : "timeout");
        }
        try {
            session.send(envelope.toString());
        } catch (WebsocketNotConnectedException e) {
            // It hung up just now.
            waiting.remove(id);
            return null;
        }
        return id;
    }

    int unacknowledged() {
        return waiting.size();
    }

    /** Asks every session to make place for a new one, as Slack does every few hours. */
    void refresh() {
        server.getConnections()
                .forEach(session -> session.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}"));
    }

    int sessionsOpened() {
        return opened.get();
    }

    /** Hangs up on every session in the middle of a frame. */
    void cutInMidFrame() {
        server.getConnections().forEach(session -> {
            session.sendFragmentedFrame(
                    Opcode.TEXT, ByteBuffer.wrap("{\"type\":\"ev".getBytes(StandardCharsets.UTF_8)), false);
            session.closeConnection(1006, "cut");
        });
    }

    /** The sessions of now neither say nor answer anything any more, and nobody hangs up. */
    void fallsSilent() {
        server.getConnections().forEach(session -> session.setAttachment(Boolean.TRUE));
    }

    /** Whether acknowledgements are lost on their way, and what was delivered counts as not delivered. */
    void isDeaf(boolean losesAcknowledgements) {
        deaf = losesAcknowledgements;
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

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
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
            session.send("{\"type\":\"hello\",\"num_connections\":1}");
        }

        @Override
        public void onWebsocketPing(WebSocket session, Framedata ping) {
            if (session.getAttachment() == null) {
                super.onWebsocketPing(session, ping);
            }
        }

        @Override
        public void onMessage(WebSocket session, String message) {
            if (deaf) {
                return;
            }
            CountDownLatch acknowledged =
                    waiting.remove(JSON.readTree(message).get("envelope_id").asString());
            if (acknowledged != null) {
                acknowledged.countDown();
            }
        }

        @Override
        public void onClose(WebSocket session, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket session, Exception e) {}
    }
}
