package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.ChatAdapter;
import dev.dutydesk.chat.Seen;
import dev.dutydesk.chat.Stage;
import dev.dutydesk.chat.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The web chat over its HTTP interface, with a tube to its Redis. */
final class WebStage implements Stage {
    private static final Pattern LIVE =
            Pattern.compile("<(?!/?(p|strong|em|ul|ol|li|code|blockquote|br|h\\d) ?/?>)[^>]*>");

    private final Tube tube;
    private final World world;
    private final Path files =
            Path.of("target", "stage-files", UUID.randomUUID().toString());
    private final Map<String, List<String>> replies = new HashMap<>();
    private final Map<String, Open> forms = new HashMap<>();
    private String lastPath = "";
    private Map<String, Object> lastBody = Map.of();

    private record Open(String message, JsonNode form) {}

    WebStage(WebRedis redis) {
        tube = new Tube(redis.uri());
        world = World.notStarted(tube.uri(), redis.client(), "dutydesk.web.files-dir=" + files);
    }

    @Override
    public ChatAdapter adapter() {
        return world.chat();
    }

    @Override
    public Channel channel() {
        return Shop.ROOM;
    }

    @Override
    public String account(String person) {
        return person;
    }

    @Override
    public String mention() {
        return "@dutydesk";
    }

    @Override
    public boolean redelivers() {
        return true;
    }

    @Override
    public boolean hasButtons() {
        return true;
    }

    @Override
    public boolean hasCommands() {
        return false;
    }

    @Override
    public synchronized Sent says(String account, @Nullable String thread, String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user", account);
        body.put("text", text);
        if (thread != null) {
            body.put("thread", thread);
        }
        return sends("/api/rooms/shop/messages", body);
    }

    @Override
    public boolean forwards() {
        return true;
    }

    @Override
    public synchronized Sent forwards(String account, String own, String author, String text) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user", account);
        body.put("text", own);
        body.put("forwarded", List.of(Map.of("from", author, "text", text)));
        return sends("/api/rooms/shop/messages", body);
    }

    @Override
    public boolean tellsOfChanges() {
        return true;
    }

    @Override
    public Sent edits(String account, String message, String text) {
        return changes("PATCH", message + "?user=" + account, Map.of("user", account, "text", text));
    }

    @Override
    public Sent deletes(String account, String message) {
        return changes("DELETE", message + "?user=" + account, Map.of());
    }

    private Sent changes(String method, String message, Map<String, Object> body) {
        World.Got got = world.send(method, "/api/rooms/shop/messages/" + message, body);
        return new Sent(null, got.status() < 500);
    }

    @Override
    public Sent commands(String account, String text) {
        throw new UnsupportedOperationException("A command is a message here");
    }

    @Override
    public synchronized Sent taps(String account, String message, String button) {
        return sends(buttonPath(message, button), new LinkedHashMap<>(Map.of("user", account)));
    }

    @Override
    public synchronized Sent fills(String account, Map<String, String> values) {
        Open open = Objects.requireNonNull(forms.remove(account), "No form stands open");
        return sends(
                buttonPath(open.message(), open.form().get("button").asString()),
                new LinkedHashMap<>(Map.of("user", account, "form", values)));
    }

    @Override
    public synchronized Sent again() {
        return send();
    }

    private Sent sends(String path, Map<String, Object> body) {
        body.put("id", UUID.randomUUID().toString());
        lastPath = path;
        lastBody = body;
        return send();
    }

    private Sent send() {
        World.Got got = world.post(lastPath, lastBody);
        String account = (String) lastBody.get("user");
        JsonNode reply = got.body().at("/reply/text");
        if (reply.isString()) {
            replies.computeIfAbsent(account, nobody -> new ArrayList<>()).add(reply.asString());
        }
        JsonNode form = got.body().at("/form");
        if (form.isObject()) {
            forms.put(account, new Open(lastPath.split("/")[5], form));
        }
        JsonNode id = got.body().get("id");
        // 4xx is an outcome too; only 5xx asks to come again
        return new Sent(got.status() == 201 && id != null ? id.asString() : null, got.status() < 500);
    }

    @Override
    public List<Seen> room(String account) {
        List<Seen> room = new ArrayList<>();
        for (JsonNode item : world.reads("?limit=200&as=" + account).body().get("items")) {
            room.add(seen(item));
        }
        return room;
    }

    @Override
    public List<byte[]> pictures(String account) {
        List<byte[]> pictures = new ArrayList<>();
        for (JsonNode item : world.reads("?limit=200&as=" + account).body().get("items")) {
            for (JsonNode file : item.path("files")) {
                try (InputStream content =
                        world.uri(file.get("url").asString()).toURL().openStream()) {
                    pictures.add(content.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return pictures;
    }

    /** Where files come in there is no folder. */
    @Override
    public void takesNoPictures() {
        try {
            Files.deleteIfExists(files.resolve("coming"));
            Files.createFile(Files.createDirectories(files).resolve("coming"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seen seen(JsonNode item) {
        JsonNode card = item.get("card");
        List<String> buttons = new ArrayList<>();
        List<String> live = new ArrayList<>();
        Stream.Builder<String> text = Stream.builder();
        if (card.isNull()) {
            text.add(item.get("text").asString());
        } else {
            String html = card.get("html").asString();
            LIVE.matcher(html).results().forEach(tag -> live.add(tag.group()));
            text.add(card.get("title").asString()).add(card.get("text").asString());
            card.get("fields")
                    .forEach(field -> text.add(field.get("name").asString() + " "
                            + field.get("value").asString()));
            card.get("buttons").forEach(button -> buttons.add(button.get("id").asString()));
        }
        String user = item.get("user").asString();
        return new Seen(
                item.get("id").asString(),
                item.get("thread").isNull() ? null : item.get("thread").asString(),
                user.equals("dutydesk") ? Seen.BOT : user,
                String.join("\n", text.build().toList()),
                buttons,
                live);
    }

    @Override
    public synchronized List<String> replies(String account) {
        return List.copyOf(replies.getOrDefault(account, List.of()));
    }

    @Override
    public synchronized Optional<Asked> form(String account) {
        return Optional.ofNullable(forms.get(account)).map(open -> {
            List<String> names = new ArrayList<>();
            open.form()
                    .get("fields")
                    .forEach(field -> names.add(field.get("name").asString()));
            return new Asked(open.form().get("title").asString(), names);
        });
    }

    @Override
    public boolean suffers(Trouble trouble) {
        return switch (trouble) {
            case UNREACHABLE -> {
                tube.cut();
                yield true;
            }
            case ANSWER_LOST -> {
                tube.loseAnswers();
                yield true;
            }
            case BUSY, FORBIDDEN -> false;
        };
    }

    @Override
    public void recovers() {
        tube.mend();
    }

    @Override
    public void close() {
        world.close();
        tube.close();
    }

    private static String buttonPath(String message, String button) {
        return "/api/rooms/shop/messages/" + message + "/buttons/" + URLEncoder.encode(button, StandardCharsets.UTF_8);
    }
}
