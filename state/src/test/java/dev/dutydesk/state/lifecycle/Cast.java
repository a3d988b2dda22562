package dev.dutydesk.state.lifecycle;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people of the tests, what is known about them, and a desk whose targets are plain durations. */
public final class Cast {
    /** 李伟 handles. */
    public static final Actor LI_WEI = person("li.wei", List.of("dev"), null, false, Set.of());
    /** 陈杰 handles too, in two groups. */
    public static final Actor CHEN_JIE = person("chen.jie", List.of("ops", "dev"), null, false, Set.of());
    /** 赵敏 leads the desk, and dev and ops. */
    public static final Actor ZHAO_MIN = person("zhao.min", List.of("ops"), null, true, Set.of("dev", "ops"));
    /** 孙丽 leads biz, here without power over the others. */
    public static final Actor SUN_LI = person("sun.li", List.of("biz"), "biz", false, Set.of("biz"));
    /** 王芳 reports. */
    public static final Actor WANG_FANG = person("wang.fang", List.of(), "service", false, Set.of());
    /** 何静 stands in for 王芳. */
    public static final Actor HE_JING =
            new Actor("he.jing", Actor.Kind.PERSON, Set.of(), "service", false, Set.of(), false, Set.of("wang.fang"));
    /** 周涛 of finance has nothing to do with most tickets. */
    public static final Actor ZHOU_TAO = person("zhou.tao", List.of(), "finance", false, Set.of());

    public static final Actor GUEST =
            new Actor("guest:xiao.ming", Actor.Kind.GUEST, Set.of(), null, false, Set.of(), false, Set.of());
    public static final Actor ADMIN =
            new Actor("admin", Actor.Kind.PERSON, Set.of(), null, false, Set.of(), true, Set.of());
    public static final Actor PATROL = Actor.automaton(Actor.Kind.PATROL, "patrol:checkout");
    public static final Actor OTHER_PATROL = Actor.automaton(Actor.Kind.PATROL, "patrol:disk");
    public static final Actor ALARM = Actor.automaton(Actor.Kind.ALARM, "alarm:grafana");
    public static final Actor CLOCK = Actor.CLOCK;

    public static final List<Actor> EVERYONE = List.of(
            LI_WEI,
            CHEN_JIE,
            ZHAO_MIN,
            SUN_LI,
            WANG_FANG,
            HE_JING,
            ZHOU_TAO,
            GUEST,
            ADMIN,
            PATROL,
            OTHER_PATROL,
            ALARM,
            CLOCK);

    /** Monday, 09:00 in Shanghai. */
    public static final Instant NINE = Instant.parse("2026-11-23T01:00:00Z");

    public static final Set<String> HOLD_REASONS = Set.of("waiting-reporter", "waiting-vendor", "approved-window");
    public static final Set<String> CAUSES = Set.of("code", "config", "third-party");
    public static final Map<String, String> LEADS = Map.of("dev", "zhao.min", "ops", "zhao.min", "biz", "sun.li");
    public static final Duration REOPEN_WINDOW = Duration.ofDays(3);

    private static final Map<String, Actor> BY_ID =
            EVERYONE.stream().collect(Collectors.toMap(Actor::id, actor -> actor));

    private Cast() {}

    /** The one with that id, where the desk knows them. */
    public static @Nullable Actor actor(@Nullable String id) {
        return id == null ? null : BY_ID.get(id);
    }

    /** What is known when the actor does something to the ticket then, everyone being on duty. */
    public static Facts facts(@Nullable Ticket ticket, @Nullable Act act, Actor actor, Instant now) {
        return facts(ticket, act, actor, now, true);
    }

    public static Facts facts(
            @Nullable Ticket ticket, @Nullable Act act, Actor actor, Instant now, boolean handlerOnDuty) {
        String group = act instanceof Act.Report report
                ? report.group()
                : ticket == null ? "dev" : ticket.sort().group();
        return new Facts(
                now,
                actor,
                handlerOnDuty,
                targets(now),
                Map.of(),
                ticket == null ? null : resumed(ticket, now),
                ticket == null ? null : recalculated(ticket),
                now.plus(REOPEN_WINDOW),
                HOLD_REASONS,
                CAUSES,
                LEADS,
                act instanceof Act.Assign assign ? actor(assign.person()) : null,
                lead(group));
    }

    public static String lead(String group) {
        return LEADS.getOrDefault(group, "zhao.min");
    }

    public static Map<Grade, Deadlines> targets(Instant from) {
        return Map.of(
                Grade.P1, deadlines(from, Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2)),
                Grade.P2, deadlines(from, Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(4)),
                Grade.P3, deadlines(from, Duration.ofHours(2), null, Duration.ofHours(24)),
                Grade.ROUTINE, deadlines(from, Duration.ofHours(9), null, Duration.ofHours(9)));
    }

    private static Deadlines deadlines(Instant from, Duration respond, @Nullable Duration diagnose, Duration resolve) {
        return new Deadlines(from.plus(respond), diagnose == null ? null : from.plus(diagnose), from.plus(resolve));
    }

    private static @Nullable Deadlines resumed(Ticket ticket, Instant now) {
        Instant since = ticket.stillSince();
        if (since == null) {
            return null;
        }
        Duration stood = now.isAfter(since) ? Duration.between(since, now) : Duration.ZERO;
        UnaryOperator<@Nullable Instant> shift =
                deadline -> deadline == null || !deadline.isAfter(since) ? deadline : deadline.plus(stood);
        Deadlines old = ticket.deadlines();
        return new Deadlines(shift.apply(old.respond()), shift.apply(old.diagnose()), shift.apply(old.resolve()));
    }

    /** As if the desk file gave every grade another quarter of an hour. */
    private static Deadlines recalculated(Ticket ticket) {
        Deadlines own = targets(ticket.report().at()).getOrDefault(ticket.sort().grade(), Deadlines.NONE);
        UnaryOperator<@Nullable Instant> more = i -> i == null ? null : i.plus(Duration.ofMinutes(15));
        return new Deadlines(more.apply(own.respond()), more.apply(own.diagnose()), more.apply(own.resolve()));
    }

    /** A report by a person, in category function, for dev. */
    public static Act.Report report(Actor reporter, Grade grade, String text, Instant at) {
        return report(reporter, grade, text, at, "function", null);
    }

    public static Act.Report report(
            Actor reporter, Grade grade, String text, Instant at, String category, @Nullable Ticket into) {
        boolean person = reporter.kind() == Actor.Kind.PERSON || reporter.kind() == Actor.Kind.GUEST;
        String group = category.equals("content") ? "biz" : "dev";
        return new Act.Report(
                TicketId.at(at),
                "shop",
                text,
                person ? reporter.id() : lead(group),
                person ? sideOf(reporter) : "ops",
                switch (reporter.kind()) {
                    case PATROL -> Ticket.Origin.PATROL;
                    case ALARM -> Ticket.Origin.ALARM;
                    default -> Ticket.Origin.PERSON;
                },
                person ? null : reporter.source(),
                new Place("shop", null),
                grade,
                category,
                "payment",
                group,
                List.of(),
                false,
                false,
                null,
                List.of("shop"),
                into);
    }

    /** A person without a side stands for their group. */
    private static @Nullable String sideOf(Actor actor) {
        return actor.side() != null
                ? actor.side()
                : actor.groups().stream().findFirst().orElse(null);
    }

    /** The change; an error that says why there is none. */
    public static Change changed(Decision decision) {
        if (decision instanceof Decision.Changed changed) {
            return changed.change();
        }
        throw new AssertionError("No change but " + decision);
    }

    /** All tickets of the change, as they are after it. */
    public static Stream<Ticket> after(Decision decision) {
        return changed(decision).tickets().stream().map(Change.Of::after);
    }

    private static Actor person(
            String id, List<String> groups, @Nullable String side, boolean deskLead, Set<String> leads) {
        return new Actor(
                id,
                Actor.Kind.PERSON,
                Collections.unmodifiableSet(new LinkedHashSet<>(groups)),
                side != null || groups.isEmpty() ? side : groups.getFirst(),
                deskLead,
                leads,
                false,
                Set.of());
    }
}
