package dev.dutydesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** One who follows a room by server-sent events. */
final class Line implements AutoCloseable {
    static final String COMMENT = ":";
    private static final String END = "the end";

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** @param name {@link #COMMENT} for a comment */
    record Event(String name, String id, String data) {
        JsonNode message() {
            return World.JSON.readTree(data);
        }

        String text() {
            return message().get("text").asString();
        }
    }

    /** @param headers names and values in turn */
    Line(World world, String query, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(world.uri("/api/rooms/shop/events" + query));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            response = world.http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        Thread.ofVirtual().name("line").start(this::read);
    }

    private void read() {
        StringBuilder bytes = new StringBuilder();
        try (InputStream in = response.body()) {
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                // bytes as Latin-1 until an event is whole: a character may be cut between two reads
                bytes.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
                for (int end = bytes.indexOf("\n\n"); end >= 0; end = bytes.indexOf("\n\n")) {
                    events.add(event(new String(
                            bytes.substring(0, end).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
                    bytes.delete(0, end + 2);
                }
            }
        } catch (IOException closed) {
            // as close() does
        }
        events.add(new Event(END, "", ""));
    }

    private static Event event(String block) {
        String name = "";
        String id = "";
        String data = "";
        for (String line : block.split("\n")) {
            if (line.startsWith(":")) {
                name = COMMENT;
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            }
        }
        return new Event(name, id, data);
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next event that is no comment. */
    Event next() {
        Event event = any(10);
        while (event.name().equals(COMMENT)) {
            event = any(10);
        }
        return event;
    }

    List<Event> next(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> next()).toList();
    }

    /** The next event or comment. */
    Event any(int seconds) {
        try {
            Event event = events.poll(seconds, TimeUnit.SECONDS);
            assertThat(event).as("an event within %d s", seconds).isNotNull();
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    boolean ended() {
        return next().name().equals(END);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
