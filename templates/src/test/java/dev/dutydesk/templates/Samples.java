package dev.dutydesk.templates;

import dev.dutydesk.templates.model.CommandModel;
import dev.dutydesk.templates.model.Details;
import dev.dutydesk.templates.model.NoticeModel;
import dev.dutydesk.templates.model.Person;
import dev.dutydesk.templates.model.RefusalModel;
import dev.dutydesk.templates.model.StepModel;
import dev.dutydesk.templates.model.TicketModel;
import dev.dutydesk.templates.model.TicketModel.Closing;
import dev.dutydesk.templates.model.TicketModel.Deadlines;
import dev.dutydesk.templates.model.TicketModel.Hand;
import dev.dutydesk.templates.model.TicketModel.Hold;
import dev.dutydesk.templates.model.TicketModel.Report;
import dev.dutydesk.templates.model.TicketModel.Sort;
import dev.dutydesk.templates.model.TicketModel.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One payment failure through all its states, on 2026-11-23 in Shanghai. */
final class Samples {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final List<String> STATES = List.of(
            "DISPATCHED",
            "ACKNOWLEDGED",
            "DIAGNOSED",
            "ON_HOLD",
            "RESOLVED",
            "ACCEPTED",
            "CANCELLED",
            "MERGED",
            "ARCHIVED");

    static final Person LI_WEI = new Person("李伟", "U0LIWEI");
    static final Person WANG_FANG = new Person("王芳", "wang.fang");
    static final Person ZHAO_MIN = new Person("赵敏", "zhao.min");
    static final Person CHEN_JIE = new Person("陈杰", "chen.jie");

    private Samples() {}

    static Instant at(String clock) {
        return Instant.parse("2026-11-23T" + clock + ":00+08:00");
    }

    /** The model of everything about a ticket at a time of day. */
    static Map<String, @Nullable Object> about(TicketModel ticket, String clock) {
        Map<String, @Nullable Object> model = basics(clock);
        model.put("ticket", ticket);
        return model;
    }

    static Map<String, @Nullable Object> basics(String clock) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("zone", ZONE);
        model.put("now", at(clock));
        return model;
    }

    /** What the ticket's message reads in that state, at a time that suits it. */
    static Map<String, @Nullable Object> in(String state) {
        return switch (state) {
            case "DISPATCHED" -> about(reported("付不了款，页面一直转圈"), "09:00");
            case "ACKNOWLEDGED" -> about(acknowledged(), "09:04");
            case "DIAGNOSED" -> about(diagnosed(), "09:22");
            case "ON_HOLD" -> about(onHold(), "09:40");
            case "RESOLVED" -> about(resolved(), "09:49");
            default -> about(ended(state), "10:05");
        };
    }

    static TicketModel reported(String text) {
        return new TicketModel(
                "SHOP-12",
                "DISPATCHED",
                new Report(WANG_FANG, "service", List.of(CHEN_JIE), "person", null, at("09:00"), text, text, List.of()),
                new Sort("P1", "function", "payment", "dev", List.of("付", "不了"), false, null, false),
                new Deadlines(at("09:05"), at("09:30"), at("11:00"), null, null, Set.of()),
                new Hand(null, null, List.of(LI_WEI), CHEN_JIE, null, 0),
                Work.NONE,
                Closing.NONE,
                null,
                List.of("acknowledge", "diagnose", "resolve"),
                List.of());
    }

    static TicketModel acknowledged() {
        TicketModel reported = reported("付不了款，页面一直转圈");
        return reported.with(t -> t.state("ACKNOWLEDGED")
                .hand(reported.hand().with(h -> h.handler(LI_WEI).acknowledgedAt(at("09:03"))))
                .deadlines(reported.deadlines().withUpdate(at("09:15")))
                .possible(List.of("diagnose", "resolve")));
    }

    static TicketModel diagnosed() {
        TicketModel before = acknowledged();
        return before.with(t -> t.state("DIAGNOSED")
                .work(before.work()
                        .with(w -> w.finding("网关证书过期").diagnosedAt(at("09:21")).progress("约三成支付失败，正在切换备用网关")))
                .possible(List.of("resolve")));
    }

    static TicketModel onHold() {
        return diagnosed()
                .with(t -> t.state("ON_HOLD")
                        .hold(new Hold("waiting-reporter", "哪个浏览器？", WANG_FANG, LI_WEI, at("09:30"))));
    }

    static TicketModel resolved() {
        TicketModel before = diagnosed();
        return before.with(t -> t.state("RESOLVED")
                .work(before.work()
                        .with(w -> w.solution("已换证书")
                                .version("1.4.2")
                                .rollback("1.4.1")
                                .regression("passed")
                                .resolvedAt(at("09:48"))
                                .resolvedBy(LI_WEI)))
                .deadlines(before.deadlines().withAccept(at("09:48").plus(Duration.ofDays(3))))
                .possible(List.of("accept", "reject")));
    }

    static TicketModel ended(String state) {
        Closing closing = Closing.NONE.with(
                c -> c.by(WANG_FANG).at(at("10:02")).reopenUntil(at("10:02").plus(Duration.ofDays(5))));
        return switch (state) {
            case "CANCELLED" ->
                acknowledged()
                        .with(t -> t.state(state)
                                .closing(closing.with(c -> c.end(state)
                                        .kind("backlog")
                                        .reason("改到下个版本")
                                        .link("SHOP-9")))
                                .possible(List.of()));
            case "MERGED" ->
                acknowledged()
                        .with(t -> t.state(state)
                                .closing(closing.with(c -> c.end(state).mergedInto("SHOP-9")))
                                .possible(List.of()));
            default ->
                resolved()
                        .with(t -> t.state(state)
                                .closing(closing.with(c -> c.end("ACCEPTED").stars(4)))
                                .possible(List.of()));
        };
    }

    static StepModel step(String verb) {
        return new StepModel(
                verb, LI_WEI, "person", at("09:03"), "ACKNOWLEDGED", Duration.ofMinutes(3), true, details(verb));
    }

    /** What the lifecycle says with that step. */
    static Details details(String verb) {
        return new Details(
                switch (verb) {
                    case "report" -> Map.of("grade", "P1", "group", "dev", "text", "付不了款");
                    case "release" -> Map.of("reason", "不归我们", "from", LI_WEI);
                    case "assign" -> Map.of("to", CHEN_JIE, "group", "ops", "fromGroup", "dev");
                    case "diagnose" -> Map.of("finding", "网关证书过期");
                    case "resolve" ->
                        Map.of(
                                "solution",
                                "已换证书",
                                "cause",
                                "third-party",
                                "version",
                                "1.4.2",
                                "rollback",
                                "1.4.1",
                                "regression",
                                "passed");
                    case "recover" -> Map.of("evidence", "连续 3 次正常");
                    case "accept" -> Map.of("as", "lead", "reason", "王芳休假");
                    case "withdraw", "reject", "reopen" -> Map.of("reason", "还是付不了");
                    case "archive" -> Map.of("end", "ACCEPTED");
                    case "hold" -> Map.of("reason", "waiting-vendor");
                    case "ask" -> Map.of("question", "哪个浏览器？");
                    case "resume" -> Map.of("question", "哪个浏览器？", "answer", "都不行");
                    case "cancel" -> Map.of("kind", "backlog", "reason", "下个版本", "link", "SHOP-9");
                    case "merge" -> Map.of("into", "SHOP-9");
                    case "regrade" -> Map.of("from", "P2", "to", "P1", "reason", "全站都不行");
                    case "progress" -> Map.of("text", "约三成支付失败，正在切换备用网关", "next", at("09:30"));
                    case "classify" ->
                        Map.of("category", "function", "module", "payment", "cause", "config", "outOfScope", "true");
                    case "rate" -> Map.of("stars", "4", "remark", "快");
                    case "retro", "comment", "edit" -> Map.of("text", "证书没有监控");
                    case "link" -> Map.of("target", "SHOP-9");
                    case "attach" -> Map.of("name", "截图.png", "address", "https://desk.example.com/api/files/1/a.png");
                    case "redact" -> Map.of("what", "all");
                    case "remind" ->
                        Map.of("kind", "unanswered", "what", "80%", "to", List.of(CHEN_JIE, LI_WEI), "told", told());
                    case "tell" -> Map.of("to", LI_WEI, "via", "call", "result", "failed", "why", "HTTP 500");
                    case "recalculate" -> Map.of("respond", at("09:05"), "resolve", at("11:00"));
                    default -> Map.of();
                });
    }

    static RefusalModel refusal(String verb) {
        return new RefusalModel(
                "SHOP-12",
                verb,
                "/accept SHOP-12",
                new Details(Map.ofEntries(
                        Map.entry("state", "RESOLVED"),
                        Map.entry("grade", "P2"),
                        Map.entry("reporter", WANG_FANG),
                        Map.entry("side", "service"),
                        Map.entry("group", "dev"),
                        Map.entry("handler", LI_WEI),
                        Map.entry("lead", ZHAO_MIN),
                        Map.entry("until", at("09:15")),
                        Map.entry("known", List.of("dev", "ops")),
                        Map.entry("unknown", "qa"),
                        Map.entry("missing", "text"),
                        Map.entry("source", "order-api"),
                        Map.entry("endedBy", WANG_FANG),
                        Map.entry("into", "SHOP-9"),
                        Map.entry("person", WANG_FANG),
                        Map.entry("reason", "没空"),
                        Map.entry("cause", "运气"))),
                List.of(command("acknowledge", "/ack SHOP-12"), command("show", "/show SHOP-12")));
    }

    static List<NoticeModel.Told> told() {
        return List.of(
                new NoticeModel.Told(
                        LI_WEI,
                        at("09:00"),
                        List.of(new NoticeModel.ToldBy("thread", null), new NoticeModel.ToldBy("call", "unanswered"))),
                new NoticeModel.Told(CHEN_JIE, at("09:03"), List.of(new NoticeModel.ToldBy("thread", null))));
    }

    static CommandModel command(String verb, String usage) {
        return new CommandModel(
                verb,
                List.of("接单", "ack"),
                usage,
                List.of(
                        new CommandModel.Option("regression", "regression", List.of("passed", "failed", "none")),
                        new CommandModel.Option("version", "version", List.of())));
    }
}
