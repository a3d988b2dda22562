package dev.dutydesk.bench;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.DueTimes;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The example desk, its people, and the tickets they make, as the bot makes them. */
final class Shop {
    static final String DESK = "shop";
    static final String ROOM = "shop";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final DueTimes DUE =
            ticket -> ticket.state().isEnded() ? ticket.closing().reopenUntil() : null;

    private static final int REPORTERS = 100;
    /** What is said grows and shrinks; each of them is a P3 of the example desk. */
    private static final List<String> TROUBLES = List.of(
            "商品详情页的样式错位，图片压住了价格",
            "客服入口在手机上显示不对，点进去是空白页，刷新两次才出来",
            "会员中心的文案有错别字",
            "首页的 banner 样式错位，安卓和苹果的手机都这样，早上发版以后才有的，后台预览却是好的");

    private static final List<String> FINDINGS = List.of("新版样式表把旧类名盖住了", "缓存里还是上一版的文件，CDN 没有刷新", "配置里少了一个逗号，整段没有生效");
    private static final List<String> SOLUTIONS = List.of("已改回旧类名并重新发布", "已刷新 CDN，各地都看过了，明天再看一次", "已补上逗号，在测试环境和线上都试过");

    private final Lifecycle lifecycle;

    Shop(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** One report, not more. @param number makes its texts and its reporter differ from others' */
    Change reported(Instant at, int number) {
        return decide(null, report(at, number), reporter(number), at);
    }

    /** From the report to the archive, each step a change of its own. */
    List<Change> life(Instant at, int number) {
        List<Change> life = new ArrayList<>();
        life.add(reported(at, number));
        Instant now = at.plus(Duration.ofMinutes(7));
        life.add(next(life, new Act.Acknowledge(), Cast.LI_WEI, now));
        now = now.plus(Duration.ofMinutes(12));
        life.add(next(life, new Act.Diagnose(one(FINDINGS, number)), Cast.LI_WEI, now));
        now = now.plus(Duration.ofMinutes(25));
        Act resolve = new Act.Resolve(one(SOLUTIONS, number), "config", "1.4.2", "1.4.1", Regression.PASSED);
        life.add(next(life, resolve, Cast.LI_WEI, now));
        now = now.plus(Duration.ofMinutes(40));
        life.add(next(life, new Act.Accept(null, 1 + number % 5), reporter(number), now));
        now = Objects.requireNonNull(life.getLast().after().closing().reopenUntil());
        life.add(next(life, new Act.Archive(), Cast.CLOCK, now));
        return life;
    }

    /**
     * The same as one change, which leaves behind what they would one after the other; for a ticket of its own.
     *
     * @param number of the ticket, which its text and its message end with
     */
    static Change whole(List<Change> life, TicketId id, int number) {
        List<Change.Step> steps = life.stream()
                .flatMap(change -> change.tickets().getFirst().steps().stream())
                .map(step -> new Change.Step(step.event(), another(step.after(), id, number)))
                .toList();
        return new Change(List.of(new Change.Of(null, steps, null)), List.of());
    }

    private static Ticket another(Ticket ticket, TicketId id, int number) {
        Ticket.Report report = ticket.report();
        return ticket.withId(id)
                .withReport(report.withDescription(report.description() + "，订单 " + number)
                        .withPlace(new Place(ROOM, message(number))));
    }

    private Change next(List<Change> life, Act act, Actor actor, Instant now) {
        return decide(life.getLast().after(), act, actor, now);
    }

    private Change decide(@Nullable Ticket ticket, Act act, Actor actor, Instant now) {
        return Cast.changed(lifecycle.decide(ticket, act, Cast.facts(ticket, act, actor, now)));
    }

    private static Act.Report report(Instant at, int number) {
        Actor reporter = reporter(number);
        return new Act.Report(
                TicketId.at(at),
                DESK,
                one(TROUBLES, number),
                reporter.id(),
                reporter.side(),
                Ticket.Origin.PERSON,
                null,
                new Place(ROOM, message(number)),
                Grade.P3,
                "function",
                "page",
                "dev",
                List.of("样式"),
                false,
                false,
                null,
                List.of(ROOM),
                null);
    }

    /** What a person types for such a report. */
    static String said(int number) {
        return "@dutydesk " + one(TROUBLES, number);
    }

    /** Messages and cards as the web chat numbers them. */
    static String message(int number) {
        return Long.toString(1_764_000_000_000_000L + number);
    }

    static String card(int number) {
        return Long.toString(1_774_000_000_000_000L + number);
    }

    /** One of many who report. */
    static String person(int number) {
        return "staff." + number % REPORTERS;
    }

    private static Actor reporter(int number) {
        String id = person(number);
        return new Actor(id, Actor.Kind.PERSON, Set.of(), "service", false, Set.of(), false, Set.of());
    }

    private static String one(List<String> of, int number) {
        return of.get(number % of.size());
    }
}
