package dev.dutydesk.templates;

import static dev.dutydesk.templates.Samples.CHEN_JIE;
import static dev.dutydesk.templates.Samples.LI_WEI;
import static dev.dutydesk.templates.Samples.WANG_FANG;
import static dev.dutydesk.templates.Samples.ZHAO_MIN;
import static dev.dutydesk.templates.Samples.at;
import static dev.dutydesk.templates.Samples.command;
import static dev.dutydesk.templates.Samples.in;
import static dev.dutydesk.templates.Samples.refusal;
import static dev.dutydesk.templates.Samples.step;
import static dev.dutydesk.templates.Samples.told;

import dev.dutydesk.templates.model.DigestModel;
import dev.dutydesk.templates.model.DutyModel;
import dev.dutydesk.templates.model.ExcerptModel;
import dev.dutydesk.templates.model.ForecastModel;
import dev.dutydesk.templates.model.FormModel;
import dev.dutydesk.templates.model.HandOverModel;
import dev.dutydesk.templates.model.LeaverModel;
import dev.dutydesk.templates.model.ListModel;
import dev.dutydesk.templates.model.NoticeModel;
import dev.dutydesk.templates.model.PatrolModel;
import dev.dutydesk.templates.model.PromotionModel;
import dev.dutydesk.templates.model.ReasonModel;
import dev.dutydesk.templates.model.ReviewModel;
import dev.dutydesk.templates.model.RosterModel;
import dev.dutydesk.templates.model.SetUpModel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A model for any message: what it reads is in it, and more. */
final class Everything {
    private Everything() {}

    static ListModel list() {
        return new ListModel(
                null,
                7,
                1,
                List.of(
                        new ListModel.Item("SHOP-12", "付不了款，页面一直转圈", "DISPATCHED", "P1", "dev", null, at("09:05")),
                        new ListModel.Item("SHOP-11", "改首页横幅", "ACKNOWLEDGED", "routine", "biz", LI_WEI, null)));
    }

    private static ReviewModel review() {
        return new ReviewModel(
                "weekly",
                "2026-47",
                true,
                at("09:00"),
                new ReviewModel.Severe(1, Duration.ofMinutes(46)),
                new ReviewModel.Severe(2, Duration.ofHours(3)),
                "better",
                18,
                List.of(new ReviewModel.Kind("function", 11), new ReviewModel.Kind("content", 7)),
                List.of(
                        new ReviewModel.Rate("response", "P1", 1, 1, "100", true, "100", false),
                        new ReviewModel.Rate("response", "P2", 3, 4, "75", true, "98", true)),
                List.of(new ReviewModel.Rate("resolution", "P3", 21, 22, "95.4", false, null, false)),
                List.of(new ReviewModel.Rate("completed", "P3", 21, 22, "95.4", false, "95", false)),
                List.of(new ReviewModel.Rate("satisfaction", null, 5, 5, "100", true, null, false)),
                new ReviewModel.Spread(18, Duration.ofMinutes(4), Duration.ofMinutes(40), 1),
                new ReviewModel.Spread(15, Duration.ofMinutes(50), Duration.ofHours(5), 0),
                List.of(new ReviewModel.Count("accepted-by-clock", 2)),
                3,
                1,
                List.of(new ReviewModel.Group("开发方", 2, 1), new ReviewModel.Group("运维方", 1, 0)),
                List.of(new ReviewModel.Unclosed("SHOP-12", "P1", "付不了款", "开发方", LI_WEI, Duration.ofHours(50), true)),
                List.of(new ReviewModel.Miss("SHOP-9", "P2", "加不进购物车", "开发方", "response", Duration.ofMinutes(7))),
                1,
                List.of(
                        new ReviewModel.Recurring("payment", "third-party", 3, List.of("SHOP-9", "SHOP-12"), null),
                        new ReviewModel.Recurring("disk-full", null, 4, List.of("SHOP-10"), "SHOP-13")),
                new ReviewModel.Patrol(83, 84, 6, 1),
                List.of(
                        new ReviewModel.Measured(
                                "availability",
                                "shop-up",
                                new ReviewModel.Rate(
                                        "availability", null, 10075, 10080, "99.95", false, "99.9", false)),
                        new ReviewModel.Measured(
                                "core",
                                null,
                                new ReviewModel.Rate("core", null, 2016, 2016, "100", false, "99.7", false))),
                List.of("server-failure", "security"),
                List.of(new ReviewModel.Row(LI_WEI, 3, 4, 5, 5, 4, 5, 1, "4.5", 4, 2)),
                "weekly-2026-11-20",
                new ReviewModel.Promises(
                        5,
                        1,
                        1,
                        1,
                        1,
                        1,
                        List.of(
                                new ReviewModel.Promised("SHOP-7", "证书监控", LI_WEI, at("18:00"), true),
                                new ReviewModel.Promised("SHOP-8", "扩容预案", LI_WEI, at("19:00"), false))),
                "https://desk.example.com/reviews/shop/weekly-2026-11-20");
    }

    static Map<String, @Nullable Object> whole(String name, String state) {
        Map<String, @Nullable Object> model = new HashMap<>(in(state));
        String verb = name.startsWith("step/") ? name.substring(5) : "accept";
        model.put("step", step(verb));
        model.put("steps", List.of(step("report"), step("acknowledge")));
        model.put("earlier", 3);
        model.put("notice", new NoticeModel(LI_WEI, WANG_FANG, "rejected-again", told()));
        model.put("refusal", refusal("accept"));
        model.put("list", list());
        model.put("waiting", list().items());
        model.put(
                "faults",
                List.of(
                        new SetUpModel("slack:main", "scope", List.of("reactions:read")),
                        new SetUpModel("slack:main", "token", List.of("Slack answers invalid_auth")),
                        new SetUpModel("slack:main", "channel", List.of("shop", "dutydesk")),
                        new SetUpModel("dingtalk:main", "permission", List.of("Card.Instance.Write")),
                        new SetUpModel("dingtalk:main", "pushes", List.of("3000")),
                        new SetUpModel("dingtalk:main", "deaf", List.of("3000")),
                        new SetUpModel("dingtalk:main", "secret", List.of("DingTalk answers authFailed")),
                        new SetUpModel("lark:main", "scope", List.of("im:message.group_msg"))));
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
        model.put("messages", 34);
        model.put("used", 4500);
        model.put("most", 5000);
        model.put("calls", 2);
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
        PatrolModel patrol = new PatrolModel(
                "11-23",
                24,
                List.of(
                        new PatrolModel.Round("servers", at("10:00"), 24, 0, 0),
                        new PatrolModel.Round("servers", at("12:00"), 24, 2, 1)),
                1,
                1,
                List.of(
                        new PatrolModel.Item(
                                "disk app1",
                                "WARN",
                                "91 %（≤ 80 %）",
                                at("12:00"),
                                at("14:00"),
                                "SHOP-31",
                                "P3",
                                null,
                                null),
                        new PatrolModel.Item(
                                "checkout", "CRIT", "连接被拒", at("12:00"), null, null, null, "parent", "shop-up"),
                        new PatrolModel.Item(
                                "mem app1", "WARN", "85 %", at("12:00"), null, null, null, "silenced", null),
                        new PatrolModel.Item("erp", "UNKNOWN", "连接超时，未能测量", at("12:00"), null, null, null, null, null),
                        new PatrolModel.Item("cpu", "NEW", "", null, at("14:00"), null, null, null, null)),
                3,
                true);
        model.put(
                "digest",
                new DigestModel(
                        "11-23",
                        list(),
                        2,
                        List.of(new DigestModel.Duty("开发方", LI_WEI, CHEN_JIE)),
                        patrol,
                        "双十一",
                        List.of(new DigestModel.Warning("holidays-unknown", List.of("2027"))),
                        1,
                        at("09:30")));
        model.put("review", review());
        model.put("problem", review().recurring().getFirst());
        model.put(
                "excerpt",
                new ExcerptModel(
                        "weekly-2026-11-20",
                        "weekly",
                        "2026-47",
                        "2026-46",
                        new ExcerptModel.Shown("response-p2", "按时响应 P2", "3/4", null),
                        List.of(
                                new ExcerptModel.Shown("response-p1", "按时响应 P1", "1/1", "0/2"),
                                new ExcerptModel.Shown("reported", "提报", "18", null)),
                        list().items(),
                        1,
                        2));
        model.put("id", "weekly-2026-11-20");
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
        model.put("patrol", patrol);
        model.put("check", "disk");
        model.put("ask", "后台有没有异常登录地址？");
        model.put("remark", "换盘");
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
