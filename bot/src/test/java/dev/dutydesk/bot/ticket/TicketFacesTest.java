package dev.dutydesk.bot.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.sla.CalendarClock;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Delivery;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.state.ticket.Way;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import dev.dutydesk.templates.Mention;
import dev.dutydesk.templates.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.junit.jupiter.api.Test;

/** Every message is filled strictly: a name that the model lacks is a fault. */
class TicketFacesTest {
    private static final Channel CHINESE =
            new Channel("web", "shop", "shop", "shop", "商城维护群", Locale.forLanguageTag("zh-CN"));
    private static final Channel ENGLISH = new Channel("slack", "C1", "dev-work", "shop", "Work", Locale.ENGLISH);

    private final Tale other = Tale.of(9, Grade.P2, "支付页白屏");

    @Test
    void theCardOfEachStateSaysItAndOffersItsNextSteps() {
        Tale tale = Tale.of(12, Grade.P1, "付不了款，页面一直转圈");
        assertThat(card(tale, CHINESE).title()).isEqualTo("P1 付不了款，页面一直转圈 · SHOP-12 待接单");
        assertThat(text(card(tale, CHINESE)))
                .contains("王芳（客服）09:00 提报 · 支付 · 开发方 · 值班 @李伟", "响应 09:05（剩 4 分）", "判为 P1：命中“付”+“不了”");
        assertThat(buttons(tale)).containsExactly("acknowledge", "regrade");
        assertThat(text(card(tale, ENGLISH))).contains("Customer service", "Developers");

        tale.act("li.wei", new Act.Acknowledge());
        assertThat(buttons(tale)).containsExactly("diagnose", "resolve", "progress");
        tale.act("li.wei", new Act.Diagnose("网关证书过期"));
        assertThat(buttons(tale)).containsExactly("resolve", "progress");
        tale.act("li.wei", new Act.Resolve("已换证书", "config", "1.4.2", "1.4.1", Regression.PASSED));
        assertThat(buttons(tale)).containsExactly("accept", "reject");
        assertThat(text(card(tale, CHINESE))).contains("李伟", "已换证书", "版本 1.4.2，可回滚 1.4.1", "回归通过", "等 王芳 或客服同事验收");
        tale.act("wang.fang", new Act.Accept(null, 5));
        assertThat(buttons(tale)).isEmpty();
        assertThat(text(card(tale, CHINESE))).contains("王芳", "验收通过", "5 星");
    }

    @Test
    void aDeadlineInAYearWhoseHolidaysAreUnknownIsMarked() {
        Tale tale = Tale.of(12, Grade.P3, "图标歪了").act("li.wei", new Act.Acknowledge());
        assertThat(text(card(tale, CHINESE))).contains("解决 明天 09:00").doesNotContain("暂定");
        tale.act("li.wei", new Act.Hold("waiting-vendor"))
                .until(Instant.parse("2026-12-30T09:00:00Z"))
                .act("li.wei", new Act.Resume(null));
        assertThat(text(card(tale, CHINESE))).containsPattern("解决 2027年1月1日 16:58（剩 [^）]*）（暂定）");
        assertThat(text(card(tale, ENGLISH))).contains(" (provisional)");
        tale.act("li.wei", new Act.Resolve("已调", "config", null, null, Regression.NONE));
        assertThat(text(card(tale, CHINESE))).containsPattern("无人答复则 .*（暂定）");
    }

    @Test
    void everyStateHasItsCardInBothLanguages() {
        Set<State> seen = EnumSet.noneOf(State.class);
        for (Tale tale : tales()) {
            for (Channel channel : List.of(CHINESE, ENGLISH)) {
                Card card = faces(tale).card(tale.shop, channel, tale.numbered(), tale.history());
                assertThat(card.title()).contains("SHOP-" + tale.numbered().number());
                assertThat(text(card))
                        .doesNotContain(TicketId.at(Tale.NINE).value().substring(0, 6));
            }
            seen.add(tale.ticket().state());
        }
        assertThat(seen).containsExactlyInAnyOrder(State.values());
    }

    @Test
    void everyStepHasItsLineInBothLanguages() {
        Set<Verb> seen = EnumSet.noneOf(Verb.class);
        for (Tale tale : tales()) {
            for (Event event : tale.history()) {
                for (Channel channel : List.of(CHINESE, ENGLISH)) {
                    Card line = faces(tale).steps(tale.shop, channel, tale.numbered(), List.of(event));
                    assertThat(text(line).strip()).isNotEmpty().doesNotContain("\n");
                }
                seen.add(event.verb());
            }
            Card all = faces(tale).steps(tale.shop, CHINESE, tale.numbered(), tale.history());
            assertThat(text(all).lines().count()).isBetween(1L, 11L);
        }
        assertThat(EnumSet.complementOf(EnumSet.copyOf(seen))).isEmpty();
    }

    @Test
    void aStepSaysWhoWhenAndWhetherInTime() {
        Tale late = Tale.of(12, Grade.P1, "付不了款").waits(Duration.ofMinutes(9));
        late.act("li.wei", new Act.Acknowledge()).act("li.wei", new Act.Diagnose("证书过期"));
        assertThat(lines(late)).contains("李伟接单 · 09:10，用时 10 分，超时限", "李伟定位 · 09:11，用时 11 分，时限内：“证书过期”");

        late.act("zhao.min", new Act.Assign("chen.jie", "ops", List.of("shop")));
        assertThat(lines(late)).contains("赵敏转派给 陈杰 · 09:12，从开发方转到运维方");
        late.act("chen.jie", new Act.Acknowledge());
        assertThat(lines(late)).as("a response once given isn't judged again").endsWith("陈杰接单 · 09:13");
    }

    @Test
    void everyNoticeCallsItsPersonAndOnlyThatOne() {
        Set<Notice.Kind> seen = EnumSet.noneOf(Notice.Kind.class);
        for (Tale tale : tales()) {
            for (Notice notice : tale.notices()) {
                for (Channel channel : List.of(CHINESE, ENGLISH)) {
                    Card card = faces(tale).notice(tale.shop, channel, tale.numbered(), tale.history(), notice);
                    boolean known = tale.shop
                            .person(notice.to())
                            .flatMap(person -> person.account(channel.platform()))
                            .isPresent();
                    assertThat(called(card)).hasSize(known ? 1 : 0);
                    assertThat(text(card)).contains(tale.shop.nameOf(notice.to()), "SHOP-");
                }
                seen.add(notice.kind());
            }
        }
        assertThat(seen).containsExactlyInAnyOrder(Notice.Kind.values());
    }

    @Test
    void whoIsCalledLaterReadsWhomWasToldHowAndWhetherTheyAnswered() {
        Tale tale = Tale.of(12, Grade.P1, "付不了款")
                .act("clock", calling("0%", "li.wei", true))
                .act("clock", called("li.wei", Delivery.UNANSWERED))
                .act("clock", calling("60%", "chen.jie", false))
                .act("clock", calling("60%", "chen.jie", false))
                .act("clock", called("chen.jie", Delivery.FAILED))
                .act("clock", reminding(Reminder.Kind.UNANSWERED, "80%", "zhao.min"));
        Card card = faces(tale)
                .notice(
                        tale.shop,
                        CHINESE,
                        tale.numbered(),
                        tale.history(),
                        tale.notices().getLast());
        assertThat(text(card)).contains("已通知 李伟 09:01 群+电话（未接）、 陈杰 09:03 群+电话、 陈杰 09:04 群+电话（失败），还没有人接单");
        assertThat(text(faces(tale).steps(tale.shop, CHINESE, tale.numbered(), tale.history())))
                .contains("李伟 09:01 群+电话（未接）");
        assertThat(lines(tale)).contains("李伟：电话未接 · 09:02");
    }

    @Test
    void aLeadIsToldWhy() {
        Tale tale = Tale.of(12, Grade.P3, "样式错位").act("li.wei", new Act.Acknowledge());
        for (int i = 0; i < 2; i++) {
            tale.act("li.wei", new Act.Resolve("已修", null, null, null, Regression.PASSED))
                    .act("wang.fang", new Act.Reject("没好"));
        }
        Notice notice = tale.notices().getLast();
        assertThat(notice.kind()).isEqualTo(Notice.Kind.LEAD);
        assertThat(text(faces(tale).notice(tale.shop, CHINESE, tale.numbered(), tale.history(), notice)))
                .contains("王芳 驳回，已是第 2 次驳回");
    }

    @Test
    void whatStandsThereAlreadyIsNotToldAgain() {
        Tale tale = tales().getFirst();
        Set<Verb> told = EnumSet.noneOf(Verb.class);
        for (Event event : tale.history()) {
            if (faces(tale).tells(CHINESE, tale.numbered(), event)) {
                told.add(event.verb());
            }
        }
        assertThat(told)
                .contains(Verb.ACKNOWLEDGE, Verb.RESOLVE)
                .doesNotContain(Verb.REPORT, Verb.COMMENT, Verb.ARCHIVE);
    }

    /** Together they pass through every state and every verb. */
    private List<Tale> tales() {
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
        tales.add(Tale.of(20, Grade.P3, "希望能换主题")
                .act("zhao.min", new Act.Cancel(Ticket.Cancellation.BACKLOG, null, "https://backlog.example/7")));
        tales.add(Tale.of(21, Grade.P2, "支付页白屏").act("li.wei", new Act.Merge(other.ticket(), List.of())));
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

    private static Act reminding(Reminder.Kind kind, String what, String person) {
        return new Act.Remind(List.of(new Reminder(kind, what, Tale.NINE, 1, List.of(person), false)));
    }

    private static Act unreached(String person) {
        return new Act.Tell(person, Way.THREAD, Delivery.FAILED, "no account", Notice.Kind.UNANSWERED, List.of(), true);
    }

    private static Act called(String person, Delivery delivery) {
        return new Act.Tell(person, Way.CALL, delivery, null, Notice.Kind.UNANSWERED, List.of(), false);
    }

    private static Act calling(String what, String person, boolean onCard) {
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

    private static Tale resolved(long number) {
        return Tale.of(number, Grade.P3, "样式错位")
                .act("li.wei", new Act.Resolve("已修", null, null, null, Regression.PASSED));
    }

    private Tale everything() {
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
                .act("wang.fang", new Act.Comment("还是慢"))
                .act("wang.fang", new Act.Attach("截图.png", "file:1"))
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

    private Card card(Tale tale, Channel channel) {
        return faces(tale).card(tale.shop, channel, tale.numbered(), List.of());
    }

    private List<String> buttons(Tale tale) {
        return card(tale, CHINESE).buttons().stream().map(Card.Button::id).toList();
    }

    private List<String> lines(Tale tale) {
        return tale.history().stream()
                .map(event -> text(faces(tale).steps(tale.shop, CHINESE, tale.numbered(), List.of(event)))
                        .replaceFirst("^[●○] ", ""))
                .toList();
    }

    private Faces faces(Tale tale) {
        return new TicketFaces(
                desk -> Templates.strict(List.of()),
                (desk, id) -> id.equals(other.ticket().id()) ? OptionalLong.of(9) : OptionalLong.empty(),
                new OnCall(),
                new Agenda(id -> Optional.of(tale.shop), new CalendarClock(Holidays.shipped()), new OnCall()),
                tale::now);
    }

    private static String text(Card card) {
        return CardRenderer.toPlainText(card);
    }

    private static List<String> called(Card card) {
        List<String> accounts = new ArrayList<>();
        card.body().accept(new AbstractVisitor() {
            @Override
            public void visit(CustomNode node) {
                if (node instanceof Mention mention) {
                    accounts.add(mention.account());
                }
            }
        });
        return accounts;
    }
}
