package dev.dutydesk.bot.signin.store;

import dev.dutydesk.state.redis.Redis;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where people are signed in: browsers and programs. Kept by digest; the same for every process on one Redis. */
public final class Sessions {
    /** Begins every token of a program. */
    public static final String TOKEN_MARK = "ddp_";

    private static final Duration NOTED = Duration.ofMinutes(1);
    private static final int ID_LENGTH = 16;

    private final Redis redis;
    private final InstantSource clock;

    public Sessions(Redis redis, InstantSource clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /**
     * @param epoch as it was when the person proved who they are
     * @return what opens it; empty where they were signed out everywhere since
     */
    public Optional<Pass> open(String account, Session.Kind kind, String name, long epoch) {
        Pass pass = Pass.fresh(kind == Session.Kind.TOKEN ? TOKEN_MARK : "");
        Instant now = clock.instant();
        long opened = Script.OPEN.run(
                redis.lane(account),
                List.of(Keys.account(account), Keys.session(pass.digest()), Keys.sessions(account)),
                epoch,
                pass.digest(),
                now.toEpochMilli(),
                kind.lastEnd(now),
                kind.unusedMillis(),
                account,
                kind.word(),
                name);
        return opened == 1 ? Optional.of(pass) : Optional.empty();
    }

    /** The session that it opens, while it lasts. */
    public Optional<Session> find(Pass pass) {
        return found(pass.digest());
    }

    /** As {@link #find}, and it counts as a use. */
    public Optional<Session> use(Pass pass) {
        Optional<Session> found = find(pass);
        found.filter(session ->
                        Duration.between(session.used(), clock.instant()).compareTo(NOTED) >= 0)
                .ifPresent(session -> Script.USED.run(
                        redis.lane(session.account()),
                        List.of(Keys.session(pass.digest())),
                        clock.millis(),
                        session.kind().unusedMillis()));
        return found;
    }

    /** The account's own that last, the newest first. */
    public List<Session> of(String account) {
        return digests(account).stream()
                .flatMap(digest -> found(digest).stream())
                .sorted(Comparator.comparing(Session::made).reversed())
                .toList();
    }

    /** @return whether there was one of the account's by that id */
    public boolean close(String account, String id) {
        Optional<String> digest =
                digests(account).stream().filter(each -> id(each).equals(id)).findFirst();
        digest.ifPresent(each -> {
            redis.lane(account).sync().del(Keys.session(each));
            redis.lane(account).sync().zrem(Keys.sessions(account), bytes(each));
        });
        return digest.isPresent();
    }

    private List<String> digests(String account) {
        return redis.reads().sync().zrange(Keys.sessions(account), 0, -1).stream()
                .map(digest -> new String(digest, StandardCharsets.UTF_8))
                .toList();
    }

    private Optional<Session> found(String digest) {
        Map<String, byte[]> fields = redis.reads().sync().hgetall(Keys.session(digest));
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Session session = new Session(
                id(digest),
                text(fields, "account"),
                Session.Kind.of(text(fields, "kind")),
                instant(fields, "made"),
                instant(fields, "used"),
                text(fields, "name"),
                Long.parseLong(text(fields, "epoch")));
        byte[] epoch = redis.reads().sync().hget(Keys.account(session.account()), "epoch");
        boolean current = text(fields, "epoch").equals(epoch == null ? "0" : new String(epoch, StandardCharsets.UTF_8));
        return current && !session.kind().isOver(session.made(), session.used(), clock.instant())
                ? Optional.of(session)
                : Optional.empty();
    }

    /** The id of the session that it opens. */
    public static String id(Pass pass) {
        return id(pass.digest());
    }

    private static String id(String digest) {
        return digest.substring(0, ID_LENGTH);
    }

    private static String text(Map<String, byte[]> fields, String name) {
        return new String(fields.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    private static Instant instant(Map<String, byte[]> fields, String name) {
        return Instant.ofEpochMilli(Long.parseLong(text(fields, name)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
