package dev.dutydesk.state.store;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import io.lettuce.core.api.sync.RedisCommands;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A desk whose people act on tickets that are kept; and a look at what is kept of them. */
final class KeptDesk {
    static final String DESK = "shop";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** An ended ticket waits to be archived; an open one for its next deadline. */
    static final DueTimes DUE = ticket -> ticket.state().isEnded()
            ? ticket.closing().reopenUntil()
            : Stream.of(
                            ticket.deadlines().respond(),
                            ticket.deadlines().diagnose(),
                            ticket.deadlines().resolve())
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(null);

    final Connections redis;
    final Tickets tickets;
    final Keys keys = new Keys(DESK);
    private final Lifecycle lifecycle = new Lifecycle();
    private Instant now = Cast.NINE;
    private int deliveries;

    KeptDesk(Connections redis) {
        this(redis, Tickets.PATIENCE);
    }

    KeptDesk(Connections redis, Duration patience) {
        this.redis = redis;
        tickets = new Tickets(redis, DUE, desk -> ZONE, () -> now, patience);
    }

    Instant now() {
        return now;
    }

    KeptDesk minutes(int minutes) {
        now = now.plus(Duration.ofMinutes(minutes));
        return this;
    }

    KeptDesk at(Instant instant) {
        now = instant;
        return this;
    }

    /** 王芳 says it in the room; also for the alerts. */
    Act.Report report(Grade grade, String text, @Nullable String fingerprint) {
        Act.Report report = Cast.report(Cast.WANG_FANG, grade, text, now);
        return new Act.Report(
                report.id(),
                DESK,
                text,
                report.reporter(),
                report.side(),
                report.origin(),
                report.source(),
                new Place("客服群", "m-" + report.id()),
                grade,
                report.category(),
                report.module(),
                report.group(),
                List.of("付不了款"),
                false,
                false,
                fingerprint,
                List.of("alerts"),
                null);
    }

    TicketId reported(Grade grade) {
        return reported(report(grade, "付不了款，页面一直转圈", null));
    }

    TicketId reported(Act.Report report) {
        done(commit(Commit.of(DESK, delivery(), decide(null, report, Cast.WANG_FANG), "answer")));
        return report.id();
    }

    /** Fails where it isn't allowed, or isn't written. */
    KeptDesk does(TicketId ticket, Actor actor, Act act) {
        done(commit(Commit.of(DESK, delivery(), decide(ticket(ticket), act, actor), "answer")));
        return this;
    }

    /** Through its whole life, a week long. */
    TicketId archived(Grade grade) {
        TicketId id = reported(grade);
        accepted(id).windowOver(id).does(id, Cast.CLOCK, new Act.Archive());
        return id;
    }

    /** When the ended ticket can't be reopened any more. */
    KeptDesk windowOver(TicketId id) {
        return at(Objects.requireNonNull(ticket(id).closing().reopenUntil()));
    }

    KeptDesk accepted(TicketId id) {
        minutes(3).does(id, Cast.LI_WEI, new Act.Acknowledge());
        minutes(10).does(id, Cast.LI_WEI, new Act.Diagnose("支付网关的证书过期了"));
        minutes(20).does(id, Cast.LI_WEI, new Act.Resolve("已换证书", "config", "1.4.2", "1.4.1", Regression.PASSED));
        return minutes(30).does(id, Cast.WANG_FANG, new Act.Accept(null, 5));
    }

    Change decide(@Nullable Ticket ticket, Act act, Actor actor) {
        return Cast.changed(lifecycle.decide(ticket, act, Cast.facts(ticket, act, actor, now)));
    }

    Outcome commit(Commit commit) {
        return tickets.commit(commit);
    }

    String delivery() {
        return "delivery-" + ++deliveries;
    }

    Ticket ticket(TicketId id) {
        return tickets.find(DESK, id).orElseThrow().ticket();
    }

    static Outcome.Done done(Outcome outcome) {
        if (outcome instanceof Outcome.Done done) {
            return done;
        }
        throw new AssertionError("Not written: " + outcome);
    }

    RedisCommands<String, byte[]> commands() {
        return redis.reads().sync();
    }

    /** The sorted sets that hold the ticket: what follows {@code dd:{shop}:by:}. */
    List<String> indexes(TicketId id) {
        String prefix = keys.byAnything();
        return commands().keys("*").stream()
                .filter(key -> key.startsWith(prefix))
                .filter(key -> commands().zscore(key, bytes(id.value())) != null)
                .map(key -> key.substring(prefix.length()))
                .sorted()
                .toList();
    }

    /** Which sorted sets should hold it. */
    static List<String> wanted(Ticket ticket) {
        List<String> wanted =
                new ArrayList<>(List.of("reporter:" + ticket.report().reporter()));
        if (ticket.report().fingerprint() != null) {
            wanted.add("fingerprint:" + ticket.report().fingerprint());
        }
        if (ticket.state() != State.ARCHIVED) {
            wanted.add("state:" + ticket.state());
            wanted.add("group:" + ticket.sort().group());
            ticket.rooms().forEach(room -> wanted.add("room:" + room));
            if (ticket.state().isOpen()) {
                wanted.add("open");
            }
            if (ticket.response().handler() != null) {
                wanted.add("handler:" + ticket.response().handler());
            }
        }
        Collections.sort(wanted);
        return wanted;
    }

    /** Everything that is kept, key by key, as Redis would dump it. */
    Map<String, String> everything() {
        Map<String, String> all = new LinkedHashMap<>();
        commands().keys("*").stream()
                .sorted()
                .forEach(key -> all.put(key, HexFormat.of().formatHex(commands().dump(key))));
        return all;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
