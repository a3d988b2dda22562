package dev.dutydesk.demo;

import com.sun.net.httpserver.HttpServer;
import dev.dutydesk.demo.Books.Order;
import dev.dutydesk.demo.Books.Product;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** The shop on its port: goods, a cart, orders, a payment sandbox, how its server is, and the page with the switches. */
final class Shop implements AutoCloseable {
    private static final String CART = "cart";
    private static final long SLOW_SECONDS = 4;
    private static final String ORDERS = "/api/orders/";

    private final Books books;
    private final Switches switches;
    private final Supplier<?> watched;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Line> carts = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private record Line(String sku, int qty) {}

    /**
     * @param port 0 for any free one
     * @param watched what the bot says of the shop, as the page shows it
     */
    Shop(Books books, Switches switches, int port, Supplier<?> watched) throws IOException {
        this.books = books;
        this.switches = switches;
        this.watched = watched;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            Wire wire = new Wire(exchange);
            try {
                answer(wire);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                exchange.close();
            } catch (RuntimeException e) {
                wire.wrong(500, String.valueOf(e.getMessage()));
            }
        });
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void answer(Wire wire) throws IOException, InterruptedException {
        String what = wire.what();
        switch (what) {
            case "GET /" -> {
                dawdle();
                wire.file("shop.html", "text/html");
            }
            case "GET /switches" -> wire.file("switches.html", "text/html");
            case "GET /shop.css" -> wire.file("shop.css", "text/css");
            case "GET /shop.js" -> wire.file("shop.js", "text/javascript");
            case "GET /words.js" -> wire.file("words.js", "text/javascript");
            case "GET /switches.js" -> wire.file("switches.js", "text/javascript");
            case "GET /api/products" -> {
                dawdle();
                wire.json(200, Map.of("items", books.products()));
            }
            case "GET /api/host" -> wire.json(200, switches.isOn(Switch.DISK) ? host(0.972) : host(0.413));
            case "GET /api/pulse" -> wire.json(200, Map.of("payments", books.pulse()));
            case "GET /api/watched" -> wire.json(200, watched.get());
            case "GET /api/switches" -> wire.json(200, switches.all());
            case "POST /api/switches" -> flip(wire);
            case "POST /api/cart" -> put(wire);
            case "POST /api/orders" -> order(wire);
            default -> ofOrder(wire, what);
        }
    }

    private void ofOrder(Wire wire, String what) throws IOException {
        String[] parts = what.split(" ", 2);
        String rest = parts[1].startsWith(ORDERS) ? parts[1].substring(ORDERS.length()) : "";
        String order = rest.replaceFirst("/.*", "");
        String verb = parts[0] + rest.substring(order.length());
        if (order.isEmpty()) {
            wire.wrong(404, "There is nothing here.");
            return;
        }
        switch (verb) {
            case "GET" -> found(wire, books.find(order));
            case "POST/pay" -> found(wire, books.pay(order));
            case "POST/refund" -> found(wire, books.refund(order));
            case "DELETE" -> {
                books.forget(order);
                wire.nothing();
            }
            default -> wire.wrong(404, "There is nothing here.");
        }
    }

    private static void found(Wire wire, Optional<Order> order) throws IOException {
        if (order.isPresent()) {
            wire.json(200, order.get());
        } else {
            wire.wrong(404, "There is no such order.");
        }
    }

    private static Map<String, Object> host(double disk) {
        return Map.of("cpu", Map.of("used", 0.18), "memory", Map.of("used", 0.52), "disk", Map.of("used", disk));
    }

    private void flip(Wire wire) throws IOException {
        JsonNode body = wire.body();
        Optional<Switch> which = Switch.named(body.path("name").asString(""));
        if (which.isEmpty() || !body.path("on").isBoolean()) {
            wire.wrong(400, "It takes {\"name\": \"slow\", \"on\": true}.");
            return;
        }
        switches.turn(which.get(), body.path("on").booleanValue());
        wire.json(200, switches.all());
    }

    private void put(Wire wire) throws IOException {
        JsonNode body = wire.body();
        int qty = body.path("qty").asInt(1);
        Optional<Product> product = books.product(body.path("sku").asString(""));
        if (product.isEmpty() || qty < 1 || qty > 99) {
            wire.wrong(400, "There are no such goods, or not so many.");
            return;
        }
        String cart = wire.cookie(CART)
                .filter(carts::containsKey)
                .orElseGet(() -> UUID.randomUUID().toString());
        if (carts.size() > 10_000) {
            carts.clear();
        }
        carts.put(cart, new Line(product.get().sku(), qty));
        wire.give(CART, cart);
        wire.json(
                200,
                Map.of("id", cart, "items", List.of(Map.of("sku", product.get().sku(), "qty", qty))));
    }

    /** The cart is that of the cookie, or the one that the order names. */
    private void order(Wire wire) throws IOException {
        if (switches.isOn(Switch.CHECKOUT)) {
            wire.wrong(500, "Checkout failed: no connection to the payment gateway (timeout after 2 s).");
            return;
        }
        JsonNode body = wire.body();
        Line line = Optional.ofNullable(body.path("cart").asString(null))
                .or(() -> wire.cookie(CART))
                .map(carts::remove)
                .orElse(null);
        if (line == null) {
            wire.wrong(409, "The cart is empty.");
            return;
        }
        Order order = books.order(line.sku(), line.qty()).orElseThrow();
        boolean pays = body.path("pay").asString("").equals("sandbox");
        wire.json(201, pays ? books.pay(order.id()).orElseThrow() : order);
    }

    private void dawdle() throws InterruptedException {
        if (switches.isOn(Switch.SLOW)) {
            closed.await(SLOW_SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
