package dev.dutydesk.bot.tool;

import dev.dutydesk.bot.sla.PublishedDays;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A file or an address that somebody named. */
final class Source {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MOST = 5_000_000;

    private Source() {}

    /** @throws IllegalArgumentException in words, where it can't be read or isn't what it should be */
    static PublishedDays read(String source) {
        try {
            return PublishedDays.parse(text(source));
        } catch (IOException e) {
            throw new IllegalArgumentException(source + " can't be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(source + " can't be used: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException(source + " wasn't read: interrupted", e);
        }
    }

    private static String text(String source) throws IOException, InterruptedException {
        if (!source.startsWith("https://") && !source.startsWith("http://")) {
            return Files.readString(Path.of(source));
        }
        try (HttpClient http = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(source)).timeout(PATIENCE).build(),
                    BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MOST));
            if (answer.statusCode() != 200) {
                throw new IOException("it answers " + answer.statusCode());
            }
            return answer.body();
        }
    }
}
