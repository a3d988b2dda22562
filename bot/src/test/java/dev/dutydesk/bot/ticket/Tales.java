package dev.dutydesk.bot.ticket;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Delivery;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Way;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tickets that have gone through something, and what the clock does to them. */
final class Tales {
    /** What others are merged into. */
    static final Tale OTHER = Tale.of(9, Grade.P2, "支付页白屏");

    private Tales() {}

    /** Together they pass through every state and every verb. */
    static List<Tale> all() {
        List<Tale> tales = new ArrayList<>();
        tales.add(everything());
        tales.add(Tale.of(13, Grade.P1, "付不了款"));
        tales.add(Tale.of(14, Grade.P2, "商品页很慢").act("li.wei", new Act.Acknowledge()));
        tales.add(Tale.of(15, Grade.P2, "商品页很慢").act("li.wei", new Act.Diagnose("缓存没开")));
        tales.add(Tale.of(16, Grade.P3, "样式错位")
                .act("li.wei", new Act.Acknowledge())
                .act("li.wei", new Act.Ask("哪个页面？")));
        tales.add(Tale.of(17, Grade.P3, "样式错位")
                .act("li.wei", new Act.Acknowledge())
                .act("li.wei", new Act.Hold("waiting-vendor")));
        tales.add(resolved(18));
        tales.add(resolved(19).act("wang.fang", new Act.Accept(null, 4)));
        tales.add(Tale.of(26, Grade.P1, "付不了款")
                .act("li.wei", new Act.Resolve("已换证书", null, null, null, Regression.PASSED))
                .act("wang.fang", new Act.Accept(null, null))
                .act("clock", reminding(Reminder.Kind.RETROSPECTIVE, "", "li.wei")));
        tales.add(Tale.of(20, Grade.P3, "希望能换主题")
                .act("zhao.min", new Act.Cancel(Ticket.Cancellation.BACKLOG, null, "https://backlog.example/7")));
        tales.add(Tale.of(21, Grade.P2, "支付页白屏").act("li.wei", new Act.Merge(OTHER.ticket(), List.of())));
        tales.add(Tale.found(22, Grade.P1, "下单接口 5xx")
                .act("patrol:order-submit", new Act.Recover("连续 10 次成功"))
                .act("zhao.min", new Act.Retro("连接池太小")));
        tales.add(Tale.of(23, Grade.P1, "付不了款")
                .act("clock", reminding(Reminder.Kind.UNANSWERED, "80%", "li.wei"))
                .act("clock", reminding(Reminder.Kind.UNANSWERED, "80%", "zhao.min")));
        tales.add(Tale.of(25, Grade.P1, "付不了款").act("clock", unreached("li.wei")));
        tales.add(Tale.of(24, Grade.P1, "付不了款")
                .act("li.wei", new Act.Acknowledge())
                .act("clock", reminding(Reminder.Kind.SILENT, "", "li.wei"))
                .act("clock", reminding(Reminder.Kind.MISSED, "diagnose", "zhao.min"))
                .act("zhao.min", new Act.Hold("waiting-vendor"))
                .act("clock", reminding(Reminder.Kind.HELD, "", "zhao.min")));
        return tales;
    }

    static Act reminding(Reminder.Kind kind, String what, String person) {
        return new Act.Remind(List.of(new Reminder(kind, what, Tale.NINE, 1, List.of(person), false)));
    }

    static Act unreached(String person) {
        return new Act.Tell(person, Way.THREAD, Delivery.FAILED, "no account", Notice.Kind.UNANSWERED, List.of(), true);
    }

    static Act called(String person, Delivery delivery) {
        return new Act.Tell(person, Way.CALL, delivery, null, Notice.Kind.UNANSWERED, List.of(), false);
    }

    static Act calling(String what, String person, boolean onCard) {
        return new Act.Remind(List.of(new Reminder(
                Reminder.Kind.UNANSWERED,
                what,
                Tale.NINE,
                1,
                List.of(person),
                Map.of(Way.CALL, List.of(person)),
                List.of(),
                onCard,
                false)));
    }

    static Tale resolved(long number) {
        return Tale.of(number, Grade.P3, "样式错位")
                .act("li.wei", new Act.Resolve("已修", null, null, null, Regression.PASSED));
    }

    private static Tale everything() {
        Tale tale = Tale.of(12, Grade.P2, "商品页很慢")
                .act("wang.fang", new Act.Nudge())
                .act("wang.fang", new Act.Edit("商品页很慢，图片出不来", null))
                .act("li.wei", new Act.Acknowledge())
                .act("wang.fang", new Act.Nudge())
                .act("li.wei", new Act.Release("不归我"))
                .act("zhao.min", new Act.Assign("li.wei", null, List.of()))
                .act("li.wei", new Act.Acknowledge())
                .act("li.wei", new Act.Progress("在查", Tale.NINE.plus(Duration.ofHours(1))))
                .act("li.wei", new Act.Regrade(Grade.P3, "只是慢"))
                .act("li.wei", new Act.Classify(null, "goods", "code", true))
                .act("li.wei", new Act.Link("https://example.com/1"))
                .act("wang.fang", new Act.Comment("还是慢", null, "shop"))
                .act("wang.fang", new Act.Attach("截图.png", "/api/files/1/shot.png", "dev-work"))
                .act("li.wei", new Act.Reveal())
                .act("zhao.min", new Act.Redact("还是慢"))
                .act("zhao.min", new Act.Recalculate())
                .act("li.wei", new Act.Ask("哪个页面？"))
                .act("li.wei", new Act.Resume("商品详情"))
                .act("li.wei", new Act.Diagnose("缓存没开"))
                .act("li.wei", new Act.Resolve("已开", null, null, null, Regression.PASSED))
                .act("li.wei", new Act.Withdraw("又慢了"))
                .act("li.wei", new Act.Hold("waiting-vendor"))
                .act("li.wei", new Act.Resume(null))
                .act("li.wei", new Act.Resolve("已开", null, null, null, Regression.PASSED))
                .act("wang.fang", new Act.Reject("还是慢"))
                .act("li.wei", new Act.Resolve("已开", null, null, null, Regression.PASSED))
                .act("wang.fang", new Act.Accept(null, null))
                .act("wang.fang", new Act.Rate(4, "快一点更好"))
                .act("wang.fang", new Act.Reopen("又来了", null))
                .act("zhao.min", new Act.Cancel(Ticket.Cancellation.FALSE_ALARM, "不是故障", null))
                .waits(Duration.ofDays(30));
        return tale.act("clock", new Act.Archive());
    }
}
