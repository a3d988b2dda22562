package dev.dutydesk.state.store;

import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wanted against shown: which rooms don't show the latest of a ticket, and what they were last shown. A commit puts each
 * room of each ticket it changes among those behind; the sender of the desk's lease shows them the latest and records it
 * here. Nothing is lost in between: a mark goes only when the ticket has no newer revision than what was recorded.
 *
 * <p>To be behind is reason enough to show it again, also where the recorded revision is the ticket's: a process that
 * lost the lease may have shown something older over it.
 *
 * <p>There are two ways to send. Where the platform doesn't know its posts, each is {@link #claim claimed} before it is
 * sent, and a claim found later is resolved first. Where it does, the record afterwards is enough, on these terms: steps
 * are told one by one (folded ones could tell a step twice), the first card tells the first event alone, and a card that
 * isn't {@linkplain Sending#isRepeatable repeatable} is edited right after it was posted, since the platform may have
 * answered with an earlier try of it.
 *
 * <p>One sender at a time may work on a mark: across processes the lease's epoch sees to that, within a process the
 * sender itself. Writes of many marks go in one script; all of a desk go over one connection, in order.
 */
public final class Marks {
    private static final Script CLAIM = Script.named("claim");
    private static final Script SHOWN = Script.named("shown");
    private static final Script LATER = Script.named("later");
    private static final Script KEEP = Script.named("keep");
    /** Of a desk in all; whoever holds more isn't helped by the number. */
    private static final int MOST_COUNTED = 5_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connections redis;

    Marks(Connections redis) {
        this.redis = redis;
    }

    /**
     * What became of a mark. {@link #done} is the usual end; {@link #again} where more is to be said to the room;
     * {@link #last} for an archived ticket once its last edit is out (and its root is unpinned): nothing is kept of what
     * the room shows, and a later change of the ticket has no card to edit. Where an archived ticket is behind in a room
     * that shows {@link Shown#NOTHING}, nothing is to be posted: it is the last at once.
     */
    public record Told(Mark mark, Shown shown, @Nullable Instant again, boolean isLast) {
        public static Told done(Mark mark, Shown shown) {
            return new Told(mark, shown, null, false);
        }

        /** @param at when to come back */
        public static Told again(Mark mark, Shown shown, Instant at) {
            return new Told(mark, shown, at, false);
        }

        public static Told last(Mark mark, Shown shown) {
            return new Told(mark, shown, null, true);
        }
    }

    /** The marks to try by now, those that have waited longest first. */
    public List<Mark> behind(String desk, Instant now, int limit) {
        return redis
                .reads()
                .sync()
                .zrangebyscore(WaitingKeys.behind(desk), Range.create(0, now.toEpochMilli()), Limit.from(limit))
                .stream()
                .map(member -> Mark.parse(new String(member, StandardCharsets.UTF_8)))
                .toList();
    }

    /** @param tickets how many tickets the channel is to be shown later, @param since when the first of them has been waiting */
    public record Held(long tickets, Instant since) {
        private Held and(Held other) {
            return new Held(tickets + other.tickets, since.isBefore(other.since) ? since : other.since);
        }
    }

    /** What was put off, by channel: its budget is spent, or its platform takes nothing. */
    public Map<String, Held> held(String desk) {
        Map<String, Held> held = new TreeMap<>();
        redis.reads()
                .sync()
                .zrangeWithScores(WaitingKeys.postponed(desk), 0, MOST_COUNTED - 1)
                .forEach(waiting -> held.merge(
                        Mark.parse(new String(waiting.getValue(), StandardCharsets.UTF_8))
                                .channel(),
                        new Held(1, Instant.ofEpochMilli((long) waiting.getScore())),
                        Held::and));
        return held;
    }

    /** What each room was last shown; {@link Shown#NOTHING} where that is nothing. In the order given. */
    public Map<Mark, Shown> shown(String desk, Collection<Mark> marks) {
        Map<Mark, RedisFuture<byte[]>> asked = new LinkedHashMap<>();
        for (Mark mark : marks) {
            asked.put(mark, redis.reads().async().hget(WaitingKeys.shown(desk, mark.ticket()), mark.channel()));
        }
        Map<Mark, Shown> shown = new LinkedHashMap<>();
        asked.forEach((mark, future) -> shown.put(mark, read(Answers.await(redis.reads(), future))));
        return shown;
    }

    /** What the room was last shown; {@link Shown#NOTHING} where that is nothing. */
    public Shown shown(String desk, Mark mark) {
        return read(redis.reads().sync().hget(WaitingKeys.shown(desk, mark.ticket()), mark.channel()));
    }

    /** What the ticket's rooms were last shown, by channel. */
    public Map<String, Shown> shown(String desk, TicketId ticket) {
        Map<String, Shown> shown = new LinkedHashMap<>();
        redis.reads()
                .sync()
                .hgetall(WaitingKeys.shown(desk, ticket))
                .forEach((channel, json) -> shown.put(channel, read(json)));
        return shown;
    }

    /**
     * Notes what is about to be sent ({@link Shown#before}), each before its send.
     *
     * @return for each, in order: DONE; GONE where the mark isn't behind any more and nothing is to be sent; FENCED
     */
    public List<Effect> claim(String desk, long epoch, Map<Mark, Shown> before) {
        List<String> keys = new ArrayList<>(List.of(WaitingKeys.lease(desk), WaitingKeys.behind(desk)));
        List<String> arguments = new ArrayList<>(List.of(Long.toString(epoch)));
        before.forEach((mark, shown) -> {
            keys.add(WaitingKeys.shown(desk, mark.ticket()));
            arguments.addAll(List.of(mark.member(), mark.channel(), JSON.writeValueAsString(shown)));
        });
        return run(CLAIM, desk, keys, arguments);
    }

    public Effect claim(String desk, long epoch, Mark mark, Shown before) {
        return claim(desk, epoch, Map.of(mark, before)).getFirst();
    }

    /**
     * Records what rooms show now, the card among the roots that replies are found by.
     *
     * @return for each, in order: DONE; BEHIND where the ticket has changed since, or the caller comes back; FENCED
     */
    public List<Effect> shown(String desk, long epoch, Instant now, List<Told> told) {
        List<String> keys = new ArrayList<>(List.of(
                WaitingKeys.lease(desk),
                WaitingKeys.behind(desk),
                WaitingKeys.postponed(desk),
                WaitingKeys.roots(desk)));
        List<String> arguments = new ArrayList<>(List.of(Long.toString(epoch), millis(now)));
        for (Told each : told) {
            Mark mark = each.mark();
            Shown shown = each.shown();
            keys.addAll(List.of(WaitingKeys.ticket(desk, mark.ticket()), WaitingKeys.shown(desk, mark.ticket())));
            arguments.addAll(List.of(
                    mark.member(),
                    mark.channel(),
                    mark.ticket().value(),
                    JSON.writeValueAsString(shown),
                    Long.toString(shown.revision()),
                    shown.message() == null ? "" : mark.channel() + " " + shown.message(),
                    each.again() == null ? "" : millis(each.again()),
                    each.isLast() ? "1" : ""));
        }
        return run(SHOWN, desk, keys, arguments);
    }

    public Effect shown(String desk, long epoch, Instant now, Told told) {
        return shown(desk, epoch, now, List.of(told)).getFirst();
    }

    /** Keeps what the room shows; whether it is behind stays as it is. @return DONE; FENCED */
    public Effect keep(String desk, long epoch, Mark mark, Shown shown) {
        return keep(desk, epoch, mark, JSON.writeValueAsString(shown), "");
    }

    /** Has the room looked at, which shows nothing of the ticket but a call. @return DONE; FENCED */
    public Effect look(String desk, long epoch, Mark mark, Instant when) {
        return keep(desk, epoch, mark, "", millis(when));
    }

    private Effect keep(String desk, long epoch, Mark mark, String shown, String when) {
        Long answer = KEEP.run(
                redis.lane(desk),
                ScriptOutputType.INTEGER,
                List.of(WaitingKeys.lease(desk), WaitingKeys.behind(desk), WaitingKeys.shown(desk, mark.ticket())),
                List.of(Long.toString(epoch), mark.channel(), shown, mark.member(), when));
        return Effect.of(answer);
    }

    /**
     * Puts marks off, with what they were shown and claimed as it is: the room's budget is spent, or the platform can't
     * be reached.
     *
     * @return for each, in order: DONE; GONE where the mark isn't behind any more; FENCED
     */
    public List<Effect> later(String desk, long epoch, List<Mark> marks, Instant when) {
        List<String> arguments = new ArrayList<>(List.of(Long.toString(epoch), millis(when)));
        marks.forEach(mark -> arguments.add(mark.member()));
        return run(
                LATER,
                desk,
                List.of(WaitingKeys.lease(desk), WaitingKeys.behind(desk), WaitingKeys.postponed(desk)),
                arguments);
    }

    private List<Effect> run(Script script, String desk, List<String> keys, List<String> arguments) {
        List<Object> answers = script.run(redis.lane(desk), ScriptOutputType.MULTI, keys, arguments);
        return answers.stream().map(Effect::of).toList();
    }

    private static Shown read(byte @Nullable [] json) {
        return json == null ? Shown.NOTHING : JSON.readValue(json, Shown.class);
    }

    private static String millis(Instant at) {
        return Long.toString(at.toEpochMilli());
    }
}
