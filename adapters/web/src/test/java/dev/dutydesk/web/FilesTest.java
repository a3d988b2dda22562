package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.chat.Inbound;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files over HTTP: taken in whole or not at all, kept once, given out so that nothing in them runs. */
class FilesTest {
    @RegisterExtension
    static final WebRedis REDIS = new WebRedis();

    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n and the rest".getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    private static Path folder;

    private static World world;

    @BeforeAll
    static void start() {
        world = new World(REDIS, "dutydesk.web.files-dir=" + folder, "dutydesk.web.max-file-size=100KB");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void forget() {
        world.bot.received().clear();
    }

    private static List<Path> kept() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static World.Got reads(String url) {
        return world.send(HttpRequest.newBuilder(world.uri(url)).GET());
    }

    private static String header(World.Got got, String name) {
        return String.join("|", got.response().headers().allValues(name));
    }

    @Test
    void aFileIsUploadedSaidReadAndHandedToTheBot() {
        World.Got uploaded = world.uploads("付款 截图.png", PNG);
        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.text("/name")).isEqualTo("付款 截图.png");
        assertThat(uploaded.text("/type")).isEqualTo("image/png");
        assertThat(uploaded.body().at("/size").asInt()).isEqualTo(PNG.length);

        World.Got said = world.post(
                "/api/rooms/shop/messages",
                Map.of("user", "wang.fang", "text", "", "files", List.of(uploaded.text("/id"))));
        assertThat(said.status()).isEqualTo(201);
        String url = world.reads("").text("/items/0/files/0/url");

        World.Got read = reads(url);
        assertThat(read.response().body()).isEqualTo(new String(PNG, StandardCharsets.UTF_8));
        assertThat(header(read, "Content-Type")).isEqualTo("image/png");
        assertThat(header(read, "Content-Disposition"))
                .startsWith("inline")
                .contains("filename*=UTF-8''%E4%BB%98%E6%AC%BE%20%E6%88%AA%E5%9B%BE.png");
        assertThat(header(read, "Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(header(read, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(read, "Cache-Control")).isEqualTo("private, max-age=31536000, immutable");
        assertThat(world.bot.messages().getFirst().files()).containsExactly(new Inbound.File("付款 截图.png", url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "%PDF-1.7",
                "RIFF----WAVE"
            })
    void whateverItCallsItselfOnlyAPictureIsShown(String content) {
        World.Got uploaded = world.uploads("picture.png", content.getBytes(StandardCharsets.UTF_8));
        assertThat(uploaded.text("/type")).isEqualTo("application/octet-stream");

        World.Got read = reads(uploaded.text("/url"));
        assertThat(header(read, "Content-Type")).isEqualTo("application/octet-stream");
        assertThat(header(read, "Content-Disposition")).startsWith("attachment");
    }

    @Test
    void theSameContentIsKeptOnce() throws IOException {
        byte[] content = "twice".getBytes(StandardCharsets.UTF_8);
        String first = world.uploads("a.log", content).text("/url");
        int before = kept().size();
        String second = world.uploads("b.log", content).text("/url");

        assertThat(kept()).hasSize(before);
        assertThat(first.split("/")[3]).isEqualTo(second.split("/")[3]);
    }

    @Test
    void whatIsTooLargeIsRefusedWithTheLimitAndLeavesNothing() throws IOException {
        int before = kept().size();
        for (int size : new int[] {100 * 1024 + 1, 3 << 20}) {
            World.Got refused = world.uploads("big.bin", new byte[size]);
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.text("/type")).isEqualTo("urn:dutydesk:problem:file-too-large");
            assertThat(refused.text("/detail")).contains("100 KB");
        }
        assertThat(kept()).hasSize(before);
        assertThat(world.uploads("fits.bin", new byte[100 * 1024]).status()).isEqualTo(201);
        assertThat(world.get("/api/rooms").body().at("/maxFileSize").asInt()).isEqualTo(100 * 1024);
    }

    @Test
    void aNameIsNoPathAndAFileIsNotEmpty() {
        byte[] content = {1};
        assertThat(world.uploads("../../etc/passwd", content).text("/name")).isEqualTo("passwd");
        assertThat(world.uploads("C:\\temp\\日志.txt", content).text("/name")).isEqualTo("日志.txt");
        assertThat(world.uploads("..", content).text("/type")).isEqualTo("urn:dutydesk:problem:file-name-missing");
        assertThat(world.uploads("x".repeat(201), content).text("/type"))
                .isEqualTo("urn:dutydesk:problem:file-name-too-long");
        assertThat(world.uploads("nothing.txt", new byte[0]).text("/type"))
                .isEqualTo("urn:dutydesk:problem:file-empty");
    }

    @Test
    void aMessageTakesOnlyWhatWasUploadedAndNotTooMuch() {
        World.Got unknown = world.post(
                "/api/rooms/shop/messages", Map.of("user", "wang.fang", "text", "看", "files", List.of("0f3a")));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text("/type")).isEqualTo("urn:dutydesk:problem:file-unknown");
        String id = world.uploads("a.txt", new byte[] {1}).text("/id");
        World.Got many = world.post(
                "/api/rooms/shop/messages",
                Map.of("user", "wang.fang", "text", "看", "files", Collections.nCopies(11, id)));
        assertThat(many.text("/type")).isEqualTo("urn:dutydesk:problem:too-many-files");
        assertThat(world.bot.messages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/files/0000000000000000000000000000000000000000000000000000000000000000/a.png",
                "/api/files/..%2f..%2fetc/passwd",
                "/api/files/coming/x",
                "/api/files/ab/cdef"
            })
    void whatIsNotThereIsNotFound(String url) {
        assertThat(reads(url).status()).isIn(400, 404);
    }

    @Test
    void onlyWithTheHeaderAndOnlyThereIsAnythingButJsonTaken() {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString("x");
        assertThat(world.send(HttpRequest.newBuilder(world.uri("/api/rooms/shop/files?name=a"))
                                .header("Content-Type", "text/plain")
                                .POST(body))
                        .status())
                .isEqualTo(415);
        assertThat(world.send(HttpRequest.newBuilder(world.uri("/api/rooms/shop/messages"))
                                .header("Content-Type", "text/plain")
                                .header("X-Dutydesk", "1")
                                .POST(body))
                        .status())
                .isEqualTo(415);
        assertThat(world.send(HttpRequest.newBuilder(world.uri("/api/rooms/shop/files?name=a"))
                                .header("X-Dutydesk", "1")
                                .header("Origin", "http://evil.example")
                                .POST(body))
                        .status())
                .isEqualTo(403);
    }
}
