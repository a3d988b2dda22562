package dev.dutydesk.bot.calling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Somebody's gateway for calls and text messages: notes what it is asked, and answers as it was told to, else that all is well. */
final class FakeGateway implements AutoCloseable {
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean silent;

    /** @param headers by lower-case name */
    record Asked(String path, Map<String, String> headers, String body) {}

    private record Reply(int status, String body) {}

    FakeGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    /** The next one to be answered so. */
    synchronized FakeGateway answers(int status, String body) {
        replies.add(new Reply(status, body));
        return this;
    }

    /** Takes what it is asked, and says nothing. */
    void isSilent(boolean from) {
        silent = from;
    }

    List<Asked> asked() {
        return asked;
    }

    List<String> bodies() {
        return asked.stream().map(Asked::body).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply = next();
            asked.add(new Asked(exchange.getRequestURI().getPath(), headers, body));
            if (silent) {
                closed.await();
            } else {
                byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Location", url("/elsewhere"));
                exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Reply next() {
        Reply reply = silent ? null : replies.poll();
        return reply == null ? new Reply(200, "{}") : reply;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
