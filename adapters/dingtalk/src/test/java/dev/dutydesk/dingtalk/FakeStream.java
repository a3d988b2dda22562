package dev.dutydesk.dingtalk;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.enums.Opcode;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** DingTalk's end of the stream: a ticket opens one session, and each push goes to one of those that are open, once. */
final class FakeStream implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Set<String> tickets = ConcurrentHashMap.newKeySet();
    private final Map<String, Push> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean deaf;
    private final AtomicInteger opened = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);
    private final Server server = new Server();

    private static final class Push {
        final CountDownLatch answered = new CountDownLatch(1);
        volatile JsonNode answer = JSON.createObjectNode();
    }

    FakeStream() {
        server.setReuseAddr(true);
        server.setDaemon(true);
        server.start();
        await(started);
    }

    /** A new session's address and its ticket, which is good once. */
    ObjectNode open() {
        String ticket = UUID.randomUUID().toString();
        tickets.add(ticket);
        return JSON.createObjectNode()
                .put("endpoint", "ws://127.0.0.1:" + server.getPort() + "/connect")
                .put("ticket", ticket);
    }

    /** Pushes it under that id and waits for what is answered. @return whether it counts as taken */
    boolean push(String type, String topic, String id, Map<String, String> headers, ObjectNode data) {
        Push push = new Push();
        waiting.put(id, push);
        if (!send(frame(type, topic, id, headers, data.toString()))) {
            return false;
        }
        await(push.answered);
        return push.answer.path("code").asInt(0) == 200
                && !push.answer.path("data").asString("").contains("LATER");
    }

    private static ObjectNode frame(String type, String topic, String id, Map<String, String> headers, String data) {
        ObjectNode frame = JSON.createObjectNode().put("specVersion", "1.0").put("type", type);
        ObjectNode head = frame.putObject("headers")
                .put("topic", topic)
                .put("messageId", id)
                .put("contentType", "application/json")
                .put("time", "1795395600000");
        headers.forEach(head::put);
        return frame.put("data", data);
    }

    private boolean send(ObjectNode frame) {
        List<WebSocket> sessions = server.getConnections().stream()
                .filter(each -> each.isOpen() && each.getAttachment() == null)
                .toList();
        if (sessions.isEmpty()) {
            return false;
        }
        sessions.get(turn.getAndIncrement() % sessions.size()).send(frame.toString());
        return true;
    }

    /** DingTalk's own ping, answered with what it carries. */
    boolean pings() {
        Push push = new Push();
        waiting.put("ping-1", push);
        send(frame("SYSTEM", "ping", "ping-1", Map.of(), "{\"opaque\":\"abc\"}"));
        await(push.answered);
        return push.answer.path("data").asString("").contains("abc");
    }

    /** Asks each session to make place for another one, and goes on using it for now. */
    void asksForAnother() {
        server.getConnections()
                .forEach(session -> session.send(
                        frame("SYSTEM", "disconnect", "d-1", Map.of(), "{\"reason\":\"connection is expired\"}")
                                .toString()));
    }

    /** Whether what the bot answers is lost. */
    void isDeaf(boolean now) {
        deaf = now;
    }

    int sessionsOpened() {
        return opened.get();
    }

    /** Hangs up on every session in the middle of a frame. */
    void cutInMidFrame() {
        server.getConnections().forEach(session -> {
            session.sendFragmentedFrame(
                    Opcode.TEXT, ByteBuffer.wrap("{\"type\":\"CALL".getBytes(StandardCharsets.UTF_8)), false);
            session.closeConnection(1006, "cut");
        });
    }

    /** The sessions of now neither say nor answer anything any more, and nobody hangs up. */
    void fallsSilent() {
        server.getConnections().forEach(session -> session.setAttachment(Boolean.TRUE));
    }

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

    private static void await(CountDownLatch latch) {
        try {
            latch.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
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
            if (tickets.remove(handshake.getResourceDescriptor().replaceFirst(".*ticket=", ""))) {
                opened.incrementAndGet();
            } else {
                session.closeConnection(1008, "unknown ticket");
            }
        }

        @Override
        public void onWebsocketPing(WebSocket session, Framedata ping) {
            if (session.getAttachment() == null) {
                super.onWebsocketPing(session, ping);
            }
        }

        @Override
        public void onMessage(WebSocket session, String message) {
            JsonNode answer = JSON.readTree(message);
            Push push = waiting.get(answer.path("headers").path("messageId").asString(""));
            if (push != null && !deaf) {
                push.answer = answer;
                push.answered.countDown();
            }
        }

        @Override
        public void onClose(WebSocket session, int code, String reason, boolean remote) {}

        @Override
        public void onError(WebSocket session, Exception e) {}
    }
}
