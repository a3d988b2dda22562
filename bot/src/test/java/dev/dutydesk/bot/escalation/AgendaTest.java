package dev.dutydesk.bot.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.sla.CalendarClock;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.ticket.Tale;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.state.ticket.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 李伟 has the duty of the developers, 陈杰 is the backup, 赵敏 the lead. Reported at nine. */
class AgendaTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private Desk desk = desk("");
    private Ways ways = Ways.NONE;
    private final Agenda agenda = new Agenda(
            id -> Optional.of(desk),
            new CalendarClock(Holidays.shipped()),
            new OnCall(),
            (desk, person, way) -> ways.reach(desk, person, way));

    /** The example, its rosters a week older. @param instead a line of the escalation of P1 that stands for the example's */
    private static Desk desk(String instead) {
        String text = Examples.text().replace("from: 2026-11-23", "from: 2026-11-16");
        return Examples.shop(instead.isEmpty() ? text : text.replaceFirst("(?m)^    unanswered: .*$", instead));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-23T" + time + ":00+08:00");
    }

    /** Lets the clock do what is due until then, each thing when it is due. */
    private void passes(Tale tale, Instant until) {
        Instant next = agenda.next(tale.ticket());
        while (next != null && !next.isAfter(until)) {
            Act due = agenda.due(tale.ticket(), next).orElseThrow();
            tale.until(next).act("clock", due);
            next = agenda.next(tale.ticket());
        }
        tale.until(until);
    }

    private static List<String> said(Tale tale) {
        return tale.history().stream()
                .filter(event -> event.verb() == Verb.REMIND)
                .map(AgendaTest::said)
                .toList();
    }

    private static String said(Event event) {
        return event.at().atZone(SHANGHAI).toLocalTime() + " " + event.detail().get("kind") + " "
                + event.detail().getOrDefault("what", "") + " → "
                + event.detail().getOrDefault("to", "");
    }

    @Test
    void whileNobodyTakesAP1HelpIsCalledInsideTheTargetAndTheLeadAgainAndAgain() {
        Tale tale = Tale.of(12, Grade.P1, "付不了款");
        passes(tale, at("09:15"));

        assertThat(said(tale))
                .containsExactly(
                        "09:02 unanswered 40% → li.wei",
                        "09:03 unanswered 60% → chen.jie",
                        "09:04 unanswered 80% → zhao.min",
                        "09:09 unanswered 80% → zhao.min",
                        "09:14 unanswered 80% → zhao.min");
        assertThat(tale.notices()).extracting(Notice::kind).containsOnly(Notice.Kind.UNANSWERED);
    }

    @Test
    void whoHasATelephoneIsCalledFromTheReportOnWhereTheCardAlreadySaysIt() {
        ways = (desk, person, way) -> way == Way.CALL && !person.id().equals("chen.jie");
        Tale tale = Tale.of(12, Grade.P1, "付不了款");
        passes(tale, at("09:04"));

        assertThat(said(tale))
                .containsExactly(
                        "09:00 unanswered 0% → li.wei",
                        "09:02 unanswered 40% → li.wei",
                        "09:03 unanswered 60% → chen.jie",
                        "09:04 unanswered 80% → zhao.min");
        assertThat(tale.notices())
                .extracting(Notice::to, Notice::way)
                .containsExactly(
                        tuple("li.wei", Way.CALL),
                        tuple("li.wei", Way.THREAD),
                        tuple("li.wei", Way.CALL),
                        tuple("chen.jie", Way.THREAD),
                        tuple("zhao.min", Way.THREAD),
                        tuple("zhao.min", Way.CALL));
        assertThat(tale.history().get(1).detail()).containsEntry("call", "li.wei");
        assertThat(tale.history().get(3).detail()).doesNotContainKey("call");
    }

    @Test
    void aStepOfSilenceThatHasNobodyBringsTheNextOneForwardToo() {
        desk = Examples.shop(Examples.text()
                .replace(
                        "{silent: 15m, to: [handler]}, {silent: 30m, to: [backup, lead]}",
                        "{silent: 12m, to: [backup]}, {silent: 30m, to: [lead]}"));
        Tale tale = Tale.of(12, Grade.P1, "付不了款").act("li.wei", new Act.Acknowledge());
        passes(tale, at("09:14"));
        assertThat(said(tale))
                .as("before the roster begins there is no backup")
                .containsExactly("09:13 silent  → ", "09:13 silent  → zhao.min");
    }

    @Test
    void inAPromotionHelpIsCalledInsideItsStricterTarget() {
        desk = Examples.shop(Examples.text()
                .replace("from: 2026-11-23", "from: 2026-11-16")
                .replace("from: \"2026-11-10T20:00\"", "from: \"2026-11-22T20:00\"")
                .replace("to: \"2026-11-12T00:00\"", "to: \"2026-11-24T00:00\""));
        Tale tale = Tale.of(12, Grade.P2, "商品页很慢");
        passes(tale, at("09:05"));
        assertThat(said(tale))
                .as("half of five minutes, where half an hour is usual")
                .containsExactly("09:02:30 unanswered 50% → li.wei,chen.jie", "09:04:09 unanswered 83% → zhao.min");
    }

    @Test
    void theChainEndsWhenSomebodyTakesItAndBeginsAnewWhenItWaitsAgain() {
        Tale tale = Tale.of(12, Grade.P1, "付不了款");
        passes(tale, at("09:02"));
        tale.act("li.wei", new Act.Acknowledge());
        passes(tale, at("09:10"));
        assertThat(said(tale)).hasSize(1);

        tale.act("li.wei", new Act.Release("换班"));
        passes(tale, at("09:14"));
        assertThat(said(tale))
                .as("an edited card rings no telephone: from the very release on")
                .endsWith(
                        "09:10 unanswered 0% → li.wei",
                        "09:12 unanswered 40% → li.wei",
                        "09:13 unanswered 60% → chen.jie",
                        "09:14 unanswered 80% → zhao.min");
    }

    @Test
    void whomItWasGivenToIsCalledWhoeverHasTheDuty() {
        Tale tale = Tale.of(12, Grade.P1, "付不了款").act("zhao.min", new Act.Assign("chen.jie", null, List.of("shop")));
        Instant given = tale.ticket().response().waitingSince();
        passes(tale, at("09:03"));
        assertThat(given).isEqualTo(at("09:01"));
        assertThat(said(tale)).containsExactly("09:01 unanswered 0% → chen.jie", "09:03 unanswered 40% → chen.jie");
    }

    @Test
    void aStepThatHasNobodyBringsTheNextOneForward() {
        desk = Examples.shop(Examples.text());
        Tale tale = Tale.of(12, Grade.P1, "付不了款");
        passes(tale, at("09:04"));
        assertThat(said(tale))
                .as("before the roster begins the lead has the duty, and there is no backup")
                .containsExactly(
                        "09:02 unanswered 40% → zhao.min",
                        "09:03 unanswered 60% → ", "09:03 unanswered 80% → zhao.min");
        assertThat(tale.notices()).extracting(Notice::to).containsExactly("zhao.min", "zhao.min");
    }

    @Test
    void whatBecameDueWhileTheBotWasAwayIsSaidOnceAndMarkedLate() {
        Tale tale = Tale.of(12, Grade.P1, "付不了款").until(at("09:40"));
        tale.act("clock", agenda.due(tale.ticket(), tale.now()).orElseThrow());

        assertThat(said(tale)).hasSize(3).last().isEqualTo("09:40 unanswered 80% → zhao.min");
        assertThat(tale.history().getLast().detail()).containsEntry("late", "true");
        assertThat(tale.notices()).extracting(Notice::to).containsExactly("li.wei", "chen.jie", "zhao.min");
        assertThat(agenda.next(tale.ticket())).isEqualTo(at("09:45"));
    }

    @Test
    void whenTheClockOnTheWallGoesBackNothingIsSaidTwice() {
        Tale tale = Tale.of(12, Grade.P1, "付不了款");
        passes(tale, at("09:04"));
        tale.until(at("09:02"));
        assertThat(agenda.due(tale.ticket(), tale.now())).isEmpty();
    }

    @Test
    void aHandlerWhoSaysNothingIsRemindedThenTheOthersAreTold() {
        Tale tale = Tale.of(12, Grade.P1, "付不了款").act("li.wei", new Act.Acknowledge());
        passes(tale, at("09:20"));
        assertThat(said(tale)).containsExactly("09:15 deadline diagnose 50% → li.wei", "09:16 silent  → li.wei");

        tale.act("li.wei", new Act.Progress("约三成支付失败", null));
        passes(tale, at("09:34"));
        assertThat(said(tale)).doesNotContain("09:31 silent  → chen.jie,zhao.min");
        passes(tale, at("09:50"));
        assertThat(said(tale))
                .contains(
                        "09:24 deadline diagnose 80% → li.wei",
                        "09:30 deadline diagnose 100% → li.wei",
                        "09:30 missed diagnose → zhao.min",
                        "09:35 silent  → li.wei",
                        "09:50 silent  → chen.jie,zhao.min");
    }

    @Test
    void whatIsHeldResolvedOrEndedPagesNobody() {
        Tale held = Tale.of(12, Grade.P2, "页面很慢").act("li.wei", new Act.Acknowledge());
        held.act("li.wei", new Act.Hold("waiting-vendor"));
        assertThat(agenda.next(held.ticket()))
                .as("a lead is asked at the cap")
                .isEqualTo(at("09:02").plus(Duration.ofDays(3)));

        Tale resolved = Tale.of(13, Grade.P1, "付不了款")
                .act("li.wei", new Act.Resolve("已换证书", null, null, null, Regression.PASSED));
        assertThat(agenda.next(resolved.ticket()))
                .as("asked again after a day, and never accepted by the clock")
                .isEqualTo(at("09:01").plus(Duration.ofDays(1)));
        Tale ended = Tale.of(14, Grade.P2, "页面很慢")
                .act("wang.fang", new Act.Cancel(Ticket.Cancellation.WITHDRAWN, "好了", null));
        assertThat(agenda.next(ended.ticket()))
                .isEqualTo(ended.ticket().closing().reopenUntil());
    }

    @Test
    void whoReportedIsAskedAgainAndThenTheClockAccepts() {
        Tale tale =
                Tale.of(12, Grade.P3, "样式错位").act("li.wei", new Act.Resolve("已改", null, null, null, Regression.NONE));
        passes(tale, at("09:01").plus(Duration.ofDays(2)));
        assertThat(said(tale)).containsExactly("09:01 acceptance  → wang.fang");
        assertThat(agenda.accepted(tale.ticket())).isEqualTo(at("09:01").plus(Duration.ofDays(3)));

        passes(tale, at("09:01").plus(Duration.ofDays(3)));
        assertThat(tale.ticket().state()).isEqualTo(State.ACCEPTED);
        assertThat(tale.ticket().closing().byClock()).isTrue();
    }

    @Test
    void inTheQuietHoursOnlyP1AndP2AreSaid() {
        Tale small = Tale.of(12, Grade.P3, "样式错位").until(at("20:30"));
        small.act("li.wei", new Act.Acknowledge()).act("li.wei", new Act.Release("换班"));
        passes(small, at("21:45"));
        assertThat(agenda.next(small.ticket()))
                .as("half of two hours, from the next morning's opening on")
                .isEqualTo(at("10:00").plus(Duration.ofDays(1)));

        Tale large = Tale.of(13, Grade.P1, "付不了款").until(at("22:30"));
        large.act("li.wei", new Act.Acknowledge()).act("li.wei", new Act.Release("换班"));
        assertThat(agenda.next(large.ticket())).isEqualTo(at("22:31"));
    }

    @Test
    void whereTheClocksChangeWorkingHoursAndQuietHoursFollowTheLocalTime() {
        desk = Examples.shop(Examples.text()
                .replace("from: 2026-11-23", "from: 2026-11-16")
                .replace("zone: Asia/Shanghai", "zone: Europe/Berlin")
                .replace("country: CN", "country: none")
                .replace("hours: {MON-FRI: [\"09:00-18:00\"]}", "hours: {MON-SUN: [\"00:30-05:00\"]}")
                .replace("quiet: {from: \"22:00\", to: \"08:00\"}", "quiet: {from: \"22:00\", to: \"02:30\"}"));
        // Half of two hours from half past midnight on: at half past one, in the quiet hours, which end at half past
        // two.
        assertThat(halfOfTwoHours("2027-03-27T12:00:00Z"))
                .as("there is no half past two in the night in which the clocks go forward")
                .isEqualTo("2027-03-28T01:30:00Z");
        assertThat(halfOfTwoHours("2027-10-30T12:00:00Z"))
                .as("the first of two in the night in which they go back")
                .isEqualTo("2027-10-31T00:30:00Z");

        Tale large = Tale.of(13, Grade.P2, "商品页很慢").act("li.wei", new Act.Acknowledge());
        large.until(Instant.parse("2027-03-28T00:50:00Z")).act("li.wei", new Act.Release("换班"));
        passes(large, Instant.parse("2027-03-28T01:10:00Z"));
        assertThat(large.history()).last().extracting(Event::at).isEqualTo(Instant.parse("2027-03-28T01:05:00Z"));
    }

    private Instant halfOfTwoHours(String waitsFrom) {
        Tale small = Tale.of(12, Grade.P3, "样式错位").act("li.wei", new Act.Acknowledge());
        small.until(Instant.parse(waitsFrom)).act("li.wei", new Act.Release("换班"));
        return Objects.requireNonNull(agenda.next(small.ticket()));
    }
}
