package dev.dutydesk.bot.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.dutydesk.bot.LiveBot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Two weeks' reviews as a page, for programs and as files. */
class ReviewPagesTest {
    private static final String[] BROWSER = {"Accept", "text/html,*/*;q=0.8", "Accept-Language", "zh-CN"};
    private static final Pattern KEY = Pattern.compile("<a href=\"/tickets/(SHOP-\\d+)\">");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static ReviewedDesk shop;

    @BeforeAll
    static void start() {
        shop = new ReviewedDesk(folder, "leads");
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void eachNumberOpensTheTicketsBehindIt() {
        String page = page("/reviews/shop/" + shop.second);
        int opened = 0;
        for (JsonNode figure : api(shop.second).path("figures")) {
            List<String> tickets =
                    figure.path("tickets").valueStream().map(JsonNode::asString).toList();
            String href = ReviewPage.of(page).links().get(figure.path("id").asString());
            if (tickets.isEmpty()) {
                assertThat(href).isNull();
                continue;
            }
            List<String> shown = KEY.matcher(page(Objects.requireNonNull(href)))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(shown).as(href).containsExactlyElementsOf(tickets);
            opened++;
        }
        assertThat(opened).isGreaterThan(5);
    }

    @Test
    void aReviewStandsBesideTheOneBefore() {
        assertThat(page("/reviews/shop/" + shop.second))
                .contains("/reviews/shop/" + shop.first, "<td>1 件，", "<bdi>日常</bdi>")
                .contains("可用率", "未测");
        assertThat(page("/reviews/shop"))
                .contains("<figure class=\"chart\">", "按时响应（%）", shop.first, shop.second)
                .contains("/js/charts.js");
        assertThat(get("/reviews").header("Location")).endsWith("/reviews/shop");
    }

    @Test
    void theTableOfPeopleIsNotForThoseOfWhomNothingIsKnown() {
        assertThat(page("/reviews/shop/" + shop.first)).doesNotContain("李伟", "按人");
        assertThat(api(shop.first).path("people").isEmpty()).isTrue();
    }

    @Test
    void whatSomebodyTypedIsNoFormulaInAFile() throws IOException, InterruptedException {
        String csv = new String(file("unclosed/tickets.csv", "text/csv"), StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("\uFEFF编号,问题,")
                .contains("\"'=HYPERLINK(\"\"http://evil.example\"\")")
                .contains("\r\nSHOP-2,页面上的按钮样式错位,P3,");
        assertThat(csv.lines()).hasSize(4);

        Map<String, String> book = unzipped(
                file("unclosed/tickets.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        String text = book.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(".xml"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
        assertThat(text).contains("=HYPERLINK(", "SHOP-2").doesNotContain("<f>", "<f ");
    }

    @ParameterizedTest
    @CsvSource({
        "/reviews/mall, 没有服务台“mall”",
        "/reviews/shop/weekly-1999-01-01, 没有发过复盘“weekly-1999-01-01”",
        "/reviews/shop/{first}/guesses, 没有数字“guesses”",
    })
    void whatIsNotThereIsSaidSo(String path, String words) {
        String real = path.replace("{first}", shop.first);
        LiveBot.Reply page = get(real);
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.response().body()).contains(words);
        LiveBot.Reply api = shop.bot.get(
                "/api" + real + (path.contains("guesses") ? "/tickets.csv" : ""), "Accept-Language", "zh-CN");
        assertThat(api.status()).isEqualTo(404);
        assertThat(api.body().path("detail").asString()).contains(words);
    }

    @Test
    void thePostShowsAPictureOfWhatWasKept() throws IOException, InterruptedException {
        JsonNode file = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> shop.bot
                                .get("/api/rooms/shop/messages?limit=200")
                                .body()
                                .path("items")
                                .valueStream()
                                .flatMap(message -> message.path("files").valueStream())
                                .filter(each -> each.path("name").asString().equals(shop.second + ".png"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(file.path("type").asString()).isEqualTo("image/png");
        byte[] png = bytes(file.path("url").asString()).body();
        Files.write(Files.createDirectories(Path.of("target", "screens")).resolve("review-post.png"), png);
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(960);
    }

    @Test
    void theInterfaceIsDescribed() {
        JsonNode paths = shop.bot.get("/v3/api-docs").body().path("paths");
        assertThat(paths.propertyNames())
                .contains(
                        "/api/reviews/{desk}",
                        "/api/reviews/{desk}/{review}",
                        "/api/reviews/{desk}/{review}/{figure}/tickets.csv",
                        "/api/reviews/{desk}/{review}/{figure}/tickets.xlsx");
    }

    private static JsonNode api(String review) {
        return shop.bot.get("/api/reviews/shop/" + review).body();
    }

    private static LiveBot.Reply get(String path) {
        return shop.bot.get(path, BROWSER);
    }

    private static String page(String path) {
        LiveBot.Reply reply = get(path);
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.response().body();
    }

    private static byte[] file(String path, String type) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = bytes("/api/reviews/shop/" + shop.second + "/" + path);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"" + shop.second + "-unclosed.");
        return answer.body();
    }

    private static HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + shop.bot.port() + path);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(uri)
                            .header("Accept-Language", "zh-CN")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer;
        }
    }

    private static Map<String, String> unzipped(byte[] book) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        Path file = Files.write(folder.resolve("book.xlsx"), book);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
