package dev.dutydesk.web;

import dev.dutydesk.chat.Channel;
import io.lettuce.core.MapScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The rooms in Redis: one script for each thing that is said, posted, edited or read. */
final class Rooms {
    /** How long what a client sent is known by its id: an hour less than the bot keeps its answers. */
    private static final String REMEMBERED_SECONDS = "86400";

    private static final int LOOK_AT = 500;

    private final RedisLink redis;
    private final InstantSource clock;
    private final int keep;
    private final JsonMapper json = JsonMapper.shared();
    private volatile Consumer<Channel> overfull = channel -> {};

    /** @param keep how many messages a room keeps, pinned ones apart */
    Rooms(RedisLink redis, InstantSource clock, int keep) {
        this.redis = redis;
        this.clock = clock;
        this.keep = keep;
    }

    /** @param action what to do with a room that should be trimmed; must not block */
    void whenOverfull(Consumer<Channel> action) {
        overfull = action;
    }

    /** @param id the message's id; the same number is the cursor of its posting */
    record Kept(String id, RoomMessage message) {}

    /** @param number the cursor at which it changed last */
    record Changed(String number, Kept kept) {}

    /** @param cursor of the moment at which the page was read */
    record Page(String cursor, List<Kept> items) {}

    /**
     * @param next where the next read goes on
     * @param last the desk's last change
     * @param trimmed all messages up to here, but pinned ones, are gone
     */
    record Changes(String next, String last, String trimmed, List<Changed> items) {}

    /** @param fingerprint of what was sent first under that id */
    record Said(String number, String fingerprint, boolean repeated) {}

    /**
     * Writes a person's message and marks it as pending.
     *
     * @param again when to deliver it again unless it was settled
     */
    Said say(Channel room, String id, String fingerprint, RoomMessage message, Instant again) {
        RoomKeys keys = RoomKeys.of(room);
        List<Object> answer = redis.write(
                Script.SAY,
                ScriptOutputType.MULTI,
                id,
                List.of(
                        keys.once(id),
                        keys.message(),
                        keys.order(),
                        keys.threads(),
                        keys.root(),
                        keys.pending(),
                        keys.changes()),
                micros(message.at()),
                json.writeValueAsBytes(message),
                bytes(fingerprint),
                bytes(keys.room()),
                bytes(message.thread()),
                bytes(Long.toString(again.toEpochMilli())),
                bytes(REMEMBERED_SECONDS));
        String[] first = text(answer.get(0)).split(" ", 2);
        long count = (Long) answer.get(1);
        trimWhereOver(room, count);
        return new Said(first[0], first[1], count < 0);
    }

    /** What stands under a client's id: {@code what}, or what was there before. */
    String once(Channel room, String id, String what) {
        byte[] first = redis.write(
                Script.ONCE,
                ScriptOutputType.VALUE,
                id,
                List.of(RoomKeys.of(room).once(id)),
                bytes(what),
                bytes(REMEMBERED_SECONDS));
        return text(first);
    }

    /** Knows an upload by its id, until a message has it, for as long as a client's ids are known. */
    void attach(Channel room, RoomMessage.Attached file) {
        redis.write(
                file.id(),
                commands -> commands.setex(
                        RoomKeys.of(room).file(file.id()),
                        Long.parseLong(REMEMBERED_SECONDS),
                        json.writeValueAsBytes(file)));
    }

    Optional<RoomMessage.Attached> attached(Channel room, String id) {
        byte[] file = redis.read(commands -> commands.get(RoomKeys.of(room).file(id)));
        return Optional.ofNullable(file).map(bytes -> json.readValue(bytes, RoomMessage.Attached.class));
    }

    /** Writes a post of the bot; the same post again gives the first one's id. */
    String post(Channel room, String post, RoomMessage message) {
        RoomKeys keys = RoomKeys.of(room);
        List<Object> answer = redis.write(
                Script.POST,
                ScriptOutputType.MULTI,
                post,
                List.of(keys.posts(), keys.message(), keys.order(), keys.threads(), keys.root(), keys.changes()),
                micros(message.at()),
                json.writeValueAsBytes(message),
                bytes(post),
                bytes(keys.room()),
                bytes(message.thread()));
        trimWhereOver(room, (Long) answer.get(1));
        return text(answer.get(0));
    }

    /** @return whether the room still has the message */
    boolean edit(Channel room, String id, RoomMessage to) {
        RoomKeys keys = RoomKeys.of(room);
        Optional<Kept> before = find(room, id);
        if (before.isEmpty()) {
            return false;
        }
        Instant now = now();
        long done = redis.write(
                Script.EDIT,
                ScriptOutputType.INTEGER,
                id,
                List.of(keys.message(), keys.edited(), keys.changes()),
                micros(now),
                json.writeValueAsBytes(before.get().message().edited(now, to)),
                bytes(id),
                bytes(keys.room()));
        return done == 1;
    }

    /** Puts in a person's message's place what it is now, and marks it as pending. @param again as for {@link #say} */
    void revise(Channel room, String id, RoomMessage to, Instant again) {
        RoomKeys keys = RoomKeys.of(room);
        // Marked first: what the bot isn't told of now, it is told of later.
        redis.write(
                id,
                commands ->
                        commands.zadd(keys.pending(), (double) again.toEpochMilli(), bytes(keys.room() + " " + id)));
        redis.<Long>write(
                Script.EDIT,
                ScriptOutputType.INTEGER,
                id,
                List.of(keys.message(), keys.edited(), keys.changes()),
                micros(now()),
                json.writeValueAsBytes(to),
                bytes(id),
                bytes(keys.room()));
    }

    /** What a person said becomes what is left of it; nobody is told. */
    void redact(Channel room, Kept kept, @Nullable String instead, List<String> gone) {
        RoomMessage left = kept.message().redacted(instead, gone);
        if (left.equals(kept.message())) {
            return;
        }
        RoomKeys keys = RoomKeys.of(room);
        redis.<Long>write(
                Script.EDIT,
                ScriptOutputType.INTEGER,
                kept.id(),
                List.of(keys.message(), keys.edited(), keys.changes()),
                micros(now()),
                json.writeValueAsBytes(left),
                bytes(kept.id()),
                bytes(keys.room()));
    }

    /** The room's messages with a file whose url begins so. All of them are looked at. */
    List<Kept> having(Channel room, String url) {
        String hash = RoomKeys.of(room).message();
        List<Kept> found = new ArrayList<>();
        ScanCursor cursor = ScanCursor.INITIAL;
        do {
            ScanCursor from = cursor;
            MapScanCursor<String, byte[]> part =
                    redis.read(commands -> commands.hscan(hash, from, ScanArgs.Builder.limit(LOOK_AT)));
            part.getMap().forEach((id, bytes) -> {
                RoomMessage message = json.readValue(bytes, RoomMessage.class);
                if (message.files() != null
                        && message.files().stream().anyMatch(file -> file.url().startsWith(url))) {
                    found.add(new Kept(id, message));
                }
            });
            cursor = part;
        } while (!cursor.isFinished());
        return found;
    }

    Optional<Kept> find(Channel room, String id) {
        RoomKeys keys = RoomKeys.of(room);
        byte[] message = redis.read(commands -> commands.hget(keys.message(), id));
        if (message == null) {
            return Optional.empty();
        }
        byte[] ticket = redis.read(commands -> commands.hget(keys.ticket(), id));
        return Optional.of(kept(id, message, ticket == null ? new byte[0] : ticket));
    }

    /**
     * The newest messages before one, or the oldest after one, newest or oldest first.
     *
     * @param from the message before or after which they are; null for the room's end or beginning
     * @param root only that message and what was answered to it; null for all
     */
    Page page(Channel room, boolean up, @Nullable String from, int limit, @Nullable String root) {
        RoomKeys keys = RoomKeys.of(room);
        List<Object> answer = redis.read(
                Script.PAGE,
                ScriptOutputType.MULTI,
                List.of(keys.message(), keys.order(), keys.threads(), keys.ticket(), keys.changes()),
                bytes(up ? "up" : "down"),
                bytes(from),
                bytes(Integer.toString(limit)),
                bytes(root));
        List<?> found = (List<?>) answer.get(1);
        List<Kept> items = new ArrayList<>(found.size() / 3);
        for (int i = 0; i < found.size(); i += 3) {
            items.add(kept(text(found.get(i)), found.get(i + 1), found.get(i + 2)));
        }
        return new Page(text(answer.get(0)), items);
    }

    /** What changed after the cursor, in the order of the changes, each message once. */
    Changes changes(Channel room, String cursor, int limit) {
        RoomKeys keys = RoomKeys.of(room);
        List<Object> answer = redis.read(
                Script.CHANGES,
                ScriptOutputType.MULTI,
                List.of(keys.message(), keys.order(), keys.edited(), keys.ticket(), keys.changes(), keys.trimmed()),
                bytes(cursor),
                bytes(Integer.toString(limit)));
        List<?> found = (List<?>) answer.get(3);
        List<Changed> items = new ArrayList<>(found.size() / 4);
        for (int i = 0; i < found.size(); i += 4) {
            Kept kept = kept(text(found.get(i + 1)), found.get(i + 2), found.get(i + 3));
            items.add(new Changed(text(found.get(i)), kept));
        }
        return new Changes(text(answer.get(0)), text(answer.get(1)), text(answer.get(2)), items);
    }

    void pin(Channel room, String id) {
        redis.write(id, commands -> commands.sadd(RoomKeys.of(room).pinned(), bytes(id)));
    }

    void unpin(Channel room, String id) {
        redis.write(id, commands -> commands.srem(RoomKeys.of(room).pinned(), bytes(id)));
    }

    /** Takes away what is beyond the bound. */
    void trim(Channel room) {
        RoomKeys keys = RoomKeys.of(room);
        List<String> all = List.of(
                keys.message(),
                keys.order(),
                keys.threads(),
                keys.root(),
                keys.edited(),
                keys.ticket(),
                keys.posts(),
                keys.pinned(),
                keys.pending(),
                keys.trimmed());
        long gone;
        do {
            gone = redis.write(
                    Script.TRIM,
                    ScriptOutputType.INTEGER,
                    keys.room(),
                    all,
                    bytes(Integer.toString(keep)),
                    bytes(keys.room()),
                    bytes("500"));
        } while (gone == 500);
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void trimWhereOver(Channel room, long count) {
        // Now and then only: pinned ones are looked at again each time.
        int slack = Math.max(1, keep / 20);
        if (count >= keep + slack && count % slack == 0) {
            overfull.accept(room);
        }
    }

    private Kept kept(String id, Object message, Object ticket) {
        RoomMessage read = json.readValue((byte[]) message, RoomMessage.class);
        String key = text(ticket);
        return new Kept(id, key.isEmpty() ? read : read.about(key));
    }

    private static byte[] micros(Instant at) {
        return bytes(Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
    }

    private static byte[] bytes(@Nullable String text) {
        return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }
}
