package dev.dutydesk.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/** What is checked: pages that are well, each of which remembers when it was asked for. */
final class Site implements AutoCloseable {
    private static final byte[] BODY = "all is well".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final Map<String, ConcurrentLinkedQueue<Long>> asked = new ConcurrentHashMap<>();

    Site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            long now = System.nanoTime();
            // The bot asks for a target's root, /7/, and the exporter for /7.
            String path = exchange.getRequestURI().getPath().replace("/", "");
            asked.computeIfAbsent(path, page -> new ConcurrentLinkedQueue<>()).add(now);
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });
        server.start();
    }

    /** A page's. */
    String address(int page) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + page;
    }

    /** When it was asked for, in {@link System#nanoTime()}, and not before that. */
    List<Long> asked(int page, long since) {
        return new ArrayList<>(asked.getOrDefault(Integer.toString(page), new ConcurrentLinkedQueue<>()))
                .stream().filter(at -> at - since >= 0).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
