package dev.dutydesk.templates;

import dev.dutydesk.templates.model.CommandModel;
import dev.dutydesk.templates.model.Details;
import dev.dutydesk.templates.model.DigestModel;
import dev.dutydesk.templates.model.DutyModel;
import dev.dutydesk.templates.model.ForecastModel;
import dev.dutydesk.templates.model.FormModel;
import dev.dutydesk.templates.model.HandOverModel;
import dev.dutydesk.templates.model.LeaverModel;
import dev.dutydesk.templates.model.ListModel;
import dev.dutydesk.templates.model.NoticeModel;
import dev.dutydesk.templates.model.Person;
import dev.dutydesk.templates.model.PromotionModel;
import dev.dutydesk.templates.model.ReasonModel;
import dev.dutydesk.templates.model.RefusalModel;
import dev.dutydesk.templates.model.RosterModel;
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
                    case "attach" -> Map.of("name", "截图.png", "address", "files/1");
                    case "redact" -> Map.of("what", "all");
                    case "remind" ->
                        Map.of("kind", "unanswered", "what", "80%", "to", List.of(CHEN_JIE, LI_WEI), "told", told());
                    case "tell" -> Map.of("to", LI_WEI, "via", "call", "result", "failed", "why", "HTTP 500");
                    case "recalculate" -> Map.of("respond", at("09:05"), "resolve", at("11:00"));
                    default -> Map.of();
                });
    }

    private static List<NoticeModel.Told> told() {
        return List.of(
                new NoticeModel.Told(
                        LI_WEI,
                        at("09:00"),
                        List.of(new NoticeModel.ToldBy("thread", null), new NoticeModel.ToldBy("call", "unanswered"))),
                new NoticeModel.Told(CHEN_JIE, at("09:03"), List.of(new NoticeModel.ToldBy("thread", null))));
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

    static CommandModel command(String verb, String usage) {
        return new CommandModel(
                verb,
                List.of("接单", "ack"),
                usage,
                List.of(
                        new CommandModel.Option("regression", List.of("passed", "failed", "none")),
                        new CommandModel.Option("version", List.of())));
    }

    static ListModel list() {
        return new ListModel(
                null,
                7,
                1,
                List.of(
                        new ListModel.Item("SHOP-12", "付不了款，页面一直转圈", "DISPATCHED", "P1", "dev", null, at("09:05")),
                        new ListModel.Item("SHOP-11", "改首页横幅", "ACKNOWLEDGED", "routine", "biz", LI_WEI, null)));
    }

    /** A model for any message: what it reads is in it, and more. */
    static Map<String, @Nullable Object> whole(String name, String state) {
        Map<String, @Nullable Object> model = new HashMap<>(in(state));
        String verb = name.startsWith("step/") ? name.substring(5) : "accept";
        model.put("step", step(verb));
        model.put("steps", List.of(step("report"), step("acknowledge")));
        model.put("earlier", 3);
        model.put("notice", new NoticeModel(LI_WEI, WANG_FANG, "rejected-again", told()));
        model.put("refusal", refusal("accept"));
        model.put("list", list());
        model.put("tickets", list().items());
        model.put("command", command("resolve", "/resolve SHOP-12 怎么解决的"));
        model.put("commands", List.of(command("acknowledge", "/ack SHOP-12"), command("list", "/list")));
        model.put(
                "form",
                new FormModel(
                        "SHOP-12",
                        "付不了款",
                        List.of("code", "third-party"),
                        List.of("waiting-vendor"),
                        List.of("function"),
                        List.of("payment"),
                        true,
                        true));
        model.put("key", "SHOP-12");
        model.put("originals", List.of(Map.of("by", WANG_FANG, "at", at("09:00"), "text", "客户 13812345678")));
        model.put("text", "没人能付款");
        model.put("kind", "question");
        model.put("grade", "P1");
        model.put("category", "function");
        model.put("module", "payment");
        model.put("group", "开发方");
        model.put("why", List.of("付款", "没人能"));
        model.put("triage", false);
        model.put("outOfScope", true);
        model.put("onDuty", LI_WEI);
        model.put("backup", CHEN_JIE);
        model.put("respond", at("09:05"));
        model.put("resolve", at("11:00"));
        model.put("held", Duration.ofHours(3));
        model.put("stands", null);
        model.put(
                "reasons",
                List.of(new ReasonModel(
                        "resolve",
                        at("11:00"),
                        null,
                        1,
                        "working",
                        "双十一",
                        at("09:00"),
                        at("10:00"),
                        true,
                        List.of(new ReasonModel.Run(at("09:00"), at("10:00"), Duration.ofHours(1))),
                        2,
                        List.of(new ReasonModel.Special("10-01", "国庆节", true)),
                        true)));
        model.put(
                "timeline",
                List.of(
                        new ForecastModel(at("09:02"), "unanswered", "40%", List.of(LI_WEI)),
                        new ForecastModel(at("09:03"), "unanswered", "60%", List.of())));
        DutyModel.Piece saturday = new DutyModel.Piece("开发方", CHEN_JIE, at("09:00"), at("18:00"));
        DutyModel duty = new DutyModel(
                "3f",
                "cover",
                CHEN_JIE,
                LI_WEI,
                CHEN_JIE,
                List.of(saturday),
                at("09:00"),
                at("18:00"),
                List.of(saturday));
        model.put("duty", duty);
        model.put("away", List.of(duty));
        model.put("undone", true);
        model.put("agreed", true);
        model.put("what", "kept");
        model.put("reason", "not-on-duty");
        model.put(
                "rosters",
                List.of(new RosterModel(
                        "开发方",
                        LI_WEI,
                        CHEN_JIE,
                        at("10:00"),
                        List.of(new RosterModel.Turn(CHEN_JIE, at("10:00"), null)),
                        List.of(new RosterModel.Gap(at("12:00"), at("13:00"))))));
        model.put(
                "leaver",
                new LeaverModel(
                        LI_WEI,
                        "li.wei",
                        CHEN_JIE,
                        "chen.jie",
                        List.of(new LeaverModel.Held("SHOP-12", "付不了款", "P1", "ACKNOWLEDGED")),
                        List.of(new LeaverModel.Shift("开发方", at("10:00"), at("18:00"))),
                        List.of(new LeaverModel.Held("SHOP-11", "首页样式错位", "P3", "RESOLVED")),
                        List.of("开发方")));
        model.put("lead", "赵敏");
        model.put("anew", true);
        model.put("own", "https://desk.example.com/calendars/5f3a.ics");
        model.put(
                "calendars", List.of(Map.of("name", "开发方", "address", "https://desk.example.com/calendars/9c1e.ics")));
        model.put("left", List.of("SHOP-12"));
        model.put("undo", "3f");
        model.put(
                "hand",
                new HandOverModel(
                        "开发方",
                        CHEN_JIE,
                        "chen.jie",
                        LI_WEI,
                        LI_WEI,
                        ZHAO_MIN,
                        at("10:00"),
                        3,
                        List.of(new HandOverModel.Held("SHOP-12", "付不了款", "P1", "ACKNOWLEDGED"))));
        model.put(
                "digest",
                new DigestModel(
                        "11-23",
                        list(),
                        2,
                        List.of(new DigestModel.Duty("开发方", LI_WEI, CHEN_JIE)),
                        "双十一",
                        List.of(new DigestModel.Warning("holidays-unknown", List.of("2027"))),
                        1,
                        at("09:30")));
        model.put("from", at("09:12"));
        model.put("until", at("09:47"));
        model.put("first", at("10:00"));
        model.put("last", at("12:00"));
        model.put("times", 3);
        model.put("freeze", "双十一");
        model.put("on", true);
        model.put("rules", "双十一");
        model.put(
                "promotion",
                new PromotionModel(
                        "双十一",
                        at("09:00"),
                        at("20:00"),
                        List.of(new PromotionModel.Target("P2", "respond", Duration.ofMinutes(5), 0)),
                        true,
                        List.of(new PromotionModel.Moved("备份恢复测试", at("10:00"))),
                        list(),
                        1,
                        2));
        model.put("causes", List.of("code", "third-party"));
        model.put("verb", "acknowledge");
        model.put("state", "ACKNOWLEDGED");
        model.put("at", at("09:03"));
        model.put("to", LI_WEI);
        model.put("typed", "akc");
        model.put("near", command("acknowledge", "/ack SHOP-12"));
        model.put("mayBeReport", true);
        model.put("usage", "/ack SHOP-12");
        model.put("option", "verison");
        model.put("value", "maybe");
        model.put("values", List.of("passed", "failed", "none"));
        model.put("desk", "示例商城");
        model.put("groups", List.of("dev", "ops"));
        model.put("by", WANG_FANG);
        model.put("title", "付不了款");
        model.put("text", "付不了款，页面一直转圈");
        model.put("handler", LI_WEI);
        model.put("minutes", 3);
        model.put("points", List.of("首页白屏", "购物车加不进"));
        model.put("keys", List.of("SHOP-12", "SHOP-13"));
        model.put("modules", List.of("payment", "site"));
        model.put("platform", "web");
        model.put("account", "wang.fang");
        model.put("person", "wang.fang");
        model.put("side", "客服");
        model.put("role", "lead");
        model.put("name", "shop");
        model.put("room", "shop");
        model.put("workspace", "main");
        model.put("listUsage", "/list");
        model.put("helpUsage", "/help");
        return model;
    }
}
