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
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
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
        for (Tale tale : Tales.all()) {
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
        for (Tale tale : Tales.all()) {
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
        for (Tale tale : Tales.all()) {
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
                .act("clock", Tales.calling("0%", "li.wei", true))
                .act("clock", Tales.called("li.wei", Delivery.UNANSWERED))
                .act("clock", Tales.calling("60%", "chen.jie", false))
                .act("clock", Tales.calling("60%", "chen.jie", false))
                .act("clock", Tales.called("chen.jie", Delivery.FAILED))
                .act("clock", Tales.reminding(Reminder.Kind.UNANSWERED, "80%", "zhao.min"));
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
    void aRemarkOrAFileIsToldWhereverItWasNotSaid() {
        Tale tale = Tale.of(12, Grade.P3, "首页样式错位")
                .act("wang.fang", new Act.Comment("只有手机上", null, "shop"))
                .act("wang.fang", new Act.Attach("a (1).png", "/api/files/1/a%20(1).png", "shop"))
                .act("wang.fang", new Act.Comment("改了字", "edited"));
        List<Event> said = tale.history().subList(1, 4);
        assertThat(said)
                .extracting(event -> faces(tale).tells(CHINESE, tale.numbered(), event))
                .containsExactly(false, false, true);
        assertThat(said).allMatch(event -> faces(tale).tells(ENGLISH, tale.numbered(), event));

        assertThat(lines(tale)).contains("王芳 · 09:01：“只有手机上”");
        Card file = faces(tale).steps(tale.shop, ENGLISH, tale.numbered(), List.of(said.get(1)));
        assertThat(CardRenderer.toMarkdown(file.body()))
                .contains("attached [“a (1).png”](https://desk.example.com/api/files/1/a%20%281%29.png)");
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
        Tale tale = Tales.all().getFirst();
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
                (desk, id) -> id.equals(Tales.OTHER.ticket().id()) ? OptionalLong.of(9) : OptionalLong.empty(),
                new OnCall(),
                new Agenda(id -> Optional.of(tale.shop), new CalendarClock(Holidays.shipped()), new OnCall()),
                tale::now,
                "https://desk.example.com");
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
