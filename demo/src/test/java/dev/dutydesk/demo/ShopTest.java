package dev.dutydesk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dutydesk.bot.process.BotTime;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A customer in the shop, and what the switches do to it. */
@NullUnmarked // JUnit fills it
class ShopTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static Books books;
    private static Switches switches;
    private static Shop shop;
    private static HttpClient http;

    @BeforeAll
    static void start() throws IOException {
        books = Books.open();
        switches = new Switches(() -> Instant.EPOCH, (which, on) -> {
            if (which == Switch.ORPHAN) {
                books.orphan(on);
            }
        });
        shop = new Shop(books, switches, 0, List::of);
        http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    @AfterAll
    static void stop() throws IOException {
        http.close();
        shop.close();
        books.close();
    }

    @Test
    void aCustomerBuysAndGetsTheMoneyBack() {
        String sku = get("/api/products").path("items").get(0).path("sku").asString();
        assertThat(post("/api/cart", "{\"sku\": \"" + sku + "\", \"qty\": 2}", 200)
                        .path("id")
                        .asString())
                .isNotBlank();
        JsonNode order = post("/api/orders", "{\"pay\": \"sandbox\"}", 201);
        assertThat(order.path("status").asString()).isEqualTo("paid");
        assertThat(post("/api/orders", "{\"pay\": \"sandbox\"}", 409)
                        .path("error")
                        .asString())
                .contains("empty");

        String path = "/api/orders/" + order.path("id").asString();
        assertThat(post(path + "/refund", "{}", 200).path("status").asString()).isEqualTo("refunded");
        assertThat(post(path + "/refund", "{}", 404).path("error").asString()).contains("no such order");
        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(send("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void thereAreFourWeeksOfTradeThatAPatrolMayReadAndNothingElse() throws SQLException {
        try (Connection reader = DriverManager.getConnection(books.address(), Books.READER, Books.READER_PASSWORD);
                Statement statement = reader.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "select count(*), min(paid_at) < now() - interval '27 days' from payments")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isGreaterThan(40_000);
                assertThat(rows.getBoolean(2)).isTrue();
            }
            assertThatThrownBy(() -> statement.execute("delete from payments"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void aBrokenCheckoutTakesNoOrder() {
        flip("checkout", true);
        post("/api/cart", "{\"sku\": \"tea\", \"qty\": 1}", 200);
        assertThat(post("/api/orders", "{\"pay\": \"sandbox\"}", 500)
                        .path("error")
                        .asString())
                .contains("payment gateway");
        flip("checkout", false);
        post("/api/orders", "{\"pay\": \"sandbox\"}", 201);
    }

    @Test
    void aPaymentWithoutAnOrderIsInTheBooksUntilItIsPutRight() throws SQLException {
        assertThat(orphans()).isZero();
        flip("orphan", true);
        flip("orphan", true);
        assertThat(orphans()).isEqualTo(1);
        flip("orphan", false);
        assertThat(orphans()).isZero();
    }

    @Test
    void theServerReportsAFullDisk() {
        assertThat(get("/api/host").path("disk").path("used").asDouble()).isLessThan(0.8);
        flip("disk", true);
        assertThat(get("/api/host").path("disk").path("used").asDouble()).isGreaterThan(0.95);
        flip("disk", false);
    }

    @Test
    void slowPagesTakeFourSeconds() {
        flip("slow", true);
        Instant began = new BotTime().instant();
        assertThat(send("GET", "/", "").body()).contains("<title>");
        assertThat(Duration.between(began, new BotTime().instant())).isGreaterThan(Duration.ofMillis(3_500));
        flip("slow", false);
    }

    @Test
    void theSwitchesSaySinceWhen() {
        assertThat(get("/api/switches").path("backup").isNull()).isTrue();
        assertThat(flip("backup", true).path("backup").asString()).isEqualTo("1970-01-01T00:00:00Z");
        flip("backup", false);
        assertThat(post("/api/switches", "{\"name\": \"roof\", \"on\": true}", 400)
                        .path("error")
                        .asString())
                .contains("slow");
        assertThat(List.of("/", "/switches", "/shop.css", "/shop.js", "/switches.js", "/words.js"))
                .allSatisfy(
                        path -> assertThat(send("GET", path, "").statusCode()).isEqualTo(200));
    }

    private static int orphans() throws SQLException {
        try (Connection reader = DriverManager.getConnection(books.address(), Books.READER, Books.READER_PASSWORD);
                Statement statement = reader.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from payments p left join orders o"
                        + " on o.id = p.order_id where o.id is null")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static JsonNode flip(String name, boolean on) {
        return post("/api/switches", "{\"name\": \"" + name + "\", \"on\": " + on + "}", 200);
    }

    private static JsonNode get(String path) {
        return JSON.readTree(send("GET", path, "").body());
    }

    private static JsonNode post(String path, String body, int status) {
        HttpResponse<String> answer = send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> send(String method, String path, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + shop.port() + path))
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
