package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** A desk as the tests want it: what commits leave behind, without the tickets themselves. */
final class Shop {
    static final String DESK = "shop";
    static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");

    private static final String CHANGE = """
            local revision = redis.call('HINCRBY', KEYS[1], 'rev', 1)
            for i = 2, #ARGV do
              redis.call('ZADD', KEYS[2], 'LT', ARGV[1], ARGV[i])
            end
            return revision""";

    private final Connections redis;

    Shop(Connections redis) {
        this.redis = redis;
    }

    /** A commit that changes the ticket once: its rooms are behind. Returns the revision. */
    long change(Instant at, TicketId ticket, String... channels) {
        String[] keys = {WaitingKeys.ticket(DESK, ticket), WaitingKeys.behind(DESK)};
        byte[][] arguments = new byte[channels.length + 1][];
        arguments[0] = bytes(Long.toString(at.toEpochMilli()));
        Arrays.setAll(
                arguments,
                i -> bytes(i == 0 ? Long.toString(at.toEpochMilli()) : new Mark(ticket, channels[i - 1]).member()));
        Long revision = commands().eval(CHANGE, ScriptOutputType.INTEGER, keys, arguments);
        return revision;
    }

    long revision(TicketId ticket) {
        return Long.parseLong(
                new String(commands().hget(WaitingKeys.ticket(DESK, ticket), "rev"), StandardCharsets.UTF_8));
    }

    /** Another process took the lease. */
    void epoch(long epoch) {
        commands().hset(WaitingKeys.lease(DESK), "epoch", bytes(Long.toString(epoch)));
    }

    String root(String channel, String message) {
        byte[] ticket = commands().hget(WaitingKeys.roots(DESK), channel + " " + message);
        return ticket == null ? "" : new String(ticket, StandardCharsets.UTF_8);
    }

    Notice notice(Instant at, String id, boolean urgent) {
        Notice notice = new Notice(
                id, TicketId.at(at), "li.wei", Notice.Kind.ASSIGNED, urgent, at.plus(Duration.ofHours(1)), null);
        commands().hset(WaitingKeys.NOTICES.entry(DESK), id, JsonMapper.shared().writeValueAsBytes(notice));
        commands().zadd(WaitingKeys.NOTICES.waiting(DESK, urgent), (double) at.toEpochMilli(), bytes(id));
        return notice;
    }

    void timer(String owner, Instant due) {
        commands().zadd(WaitingKeys.timers(DESK), (double) due.toEpochMilli(), bytes(owner));
    }

    List<String> keys() {
        return commands().keys("*").stream().sorted().toList();
    }

    private RedisCommands<String, byte[]> commands() {
        return redis.lane(DESK).sync();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
