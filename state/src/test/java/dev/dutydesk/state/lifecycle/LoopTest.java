package dev.dutydesk.state.lifecycle;

import static dev.dutydesk.state.lifecycle.Cast.*;
import static dev.dutydesk.state.lifecycle.Story.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A ticket's way from report to archive. */
class LoopTest {

    @Test
    void reportIsDispatchedWithItsDeadlinesAndWaits() {
        Ticket ticket = Story.of(Grade.P1).ticket();
        assertThat(ticket.state()).isEqualTo(State.DISPATCHED);
        assertThat(ticket.revision()).isEqualTo(1);
        assertThat(ticket.events()).isEqualTo(1);
        assertThat(ticket.deadlines()).isEqualTo(new Deadlines(at(5), at(30), at(120)));
        assertThat(ticket.response().waitingSince()).isEqualTo(at(0));
        assertThat(ticket.report().title()).isEqualTo("付不了款，页面一直转圈");
        assertThat(ticket.sort().highest()).isEqualTo(Grade.P1);
        assertThat(ticket.rooms()).containsExactly("shop");
    }

    @Test
    void patrolsReportHasTheLeadAsReporter() {
        Ticket ticket = Story.of(PATROL, Grade.P2).ticket();
        assertThat(ticket.report().reporter()).isEqualTo("zhao.min");
        assertThat(ticket.report().source()).isEqualTo("checkout");
        assertThat(ticket.arrived().by()).isEqualTo("patrol:checkout");
    }

    @Test
    void loopClosesAndTheClockArchives() {
        Story story = Story.of(Grade.P1)
                .minutes(3)
                .acknowledged()
                .minutes(18)
                .diagnosed()
                .minutes(27)
                .resolved()
                .minutes(10)
                .by(WANG_FANG, new Act.Accept(null, 5))
                .by(LI_WEI, new Act.Retro("证书监控没有覆盖支付网关"))
                .after(REOPEN_WINDOW)
                .by(CLOCK, new Act.Archive());
        Ticket ticket = story.ticket();
        assertThat(ticket.state()).isEqualTo(State.ARCHIVED);
        assertThat(ticket.response().handler()).isEqualTo("li.wei");
        assertThat(ticket.response().acknowledgedAt()).isEqualTo(at(3));
        assertThat(ticket.work().diagnosedAt()).isEqualTo(at(21));
        assertThat(ticket.work().resolvedAt()).isEqualTo(at(48));
        assertThat(ticket.work().solution()).isEqualTo("已换证书");
        assertThat(ticket.work().regression()).isEqualTo(Regression.PASSED);
        assertThat(ticket.sort().cause()).isEqualTo("config");
        assertThat(ticket.closing().end()).isEqualTo(State.ACCEPTED);
        assertThat(ticket.closing().by()).isEqualTo("wang.fang");
        assertThat(ticket.closing().stars()).isEqualTo(5);
        assertThat(ticket.closing().archivedAt()).isEqualTo(story.now());
        assertThat(ticket.revision()).isEqualTo(7);
        assertThat(story.verbs())
                .containsExactly(
                        Verb.REPORT,
                        Verb.ACKNOWLEDGE,
                        Verb.DIAGNOSE,
                        Verb.RESOLVE,
                        Verb.ACCEPT,
                        Verb.RATE,
                        Verb.RETRO,
                        Verb.ARCHIVE);
        assertThat(story.told()).containsExactly("ACCEPTANCE wang.fang");
    }

    @Test
    void whoDiagnosesAnUnhandledTicketAcknowledgesItInTheSameCommit() {
        Story story = Story.of(Grade.P2).minutes(4).by(CHEN_JIE, new Act.Diagnose("连接池耗尽"));
        assertThat(story.verbs()).containsExactly(Verb.REPORT, Verb.ACKNOWLEDGE, Verb.DIAGNOSE);
        assertThat(story.ticket().revision()).isEqualTo(2);
        assertThat(story.ticket().events()).isEqualTo(3);
        assertThat(story.ticket().response().handler()).isEqualTo("chen.jie");
        assertThat(story.ticket().response().acknowledgedAt()).isEqualTo(at(4));
    }

    @Test
    void whoResolvesForTheHandlerLeavesThemTheTicket() {
        Story story = Story.of(Grade.P2).acknowledged().by(CHEN_JIE, Story.resolve());
        assertThat(story.ticket().response().handler()).isEqualTo("li.wei");
        assertThat(story.ticket().work().resolvedBy()).isEqualTo("chen.jie");
    }

    @Test
    void secondFindingKeepsTheInstantOfTheFirst() {
        Story story = Story.of(Grade.P2).diagnosed().minutes(9).by(CHEN_JIE, new Act.Diagnose("是 DNS"));
        assertThat(story.ticket().work().finding()).isEqualTo("是 DNS");
        assertThat(story.ticket().work().diagnosedAt()).isEqualTo(at(0));
    }

    @Test
    void releasedTicketWaitsAgainButItsResponseIsNotJudgedAgain() {
        Story story = Story.of(Grade.P2).minutes(2).acknowledged().minutes(40).by(LI_WEI, new Act.Release("换班"));
        assertThat(story.ticket().state()).isEqualTo(State.DISPATCHED);
        assertThat(story.ticket().response().handler()).isNull();
        assertThat(story.ticket().response().waitingSince()).isEqualTo(at(42));
        assertThat(story.ticket().response().acknowledgedAt()).isEqualTo(at(2));
        story.minutes(1).by(CHEN_JIE, new Act.Acknowledge());
        assertThat(story.ticket().response().acknowledgedAt()).isEqualTo(at(2));
        assertThat(story.ticket().response().handledSince()).isEqualTo(at(43));
        assertThat(story.ticket().deadlines().respond()).isEqualTo(at(30));
    }

    @Test
    void assignedOneIsToldAndMustAcknowledge() {
        Story story = Story.of(Grade.P1).acknowledged().by(LI_WEI, new Act.Assign("chen.jie", null, List.of()));
        assertThat(story.ticket().state()).isEqualTo(State.DISPATCHED);
        assertThat(story.ticket().response().assignee()).isEqualTo("chen.jie");
        assertThat(story.ticket().response().handler()).isNull();
        assertThat(story.ticket().sort().group()).isEqualTo("dev");
        assertThat(story.told()).containsExactly("ASSIGNED chen.jie");
        Notice notice = story.notices().getFirst();
        assertThat(notice.id()).isEqualTo(story.ticket().id() + ":3:ASSIGNED:chen.jie");
        assertThat(notice.urgent()).isTrue();
        assertThat(notice.expires()).isAfter(story.now());
    }

    @Test
    void assigningToOneselfTakesItAndLeavesTheGroup() {
        Story story = Story.of(Grade.P3).by(SUN_LI, new Act.Assign("sun.li", null, List.of()));
        assertThat(story.ticket().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(story.ticket().response().handler()).isEqualTo("sun.li");
        assertThat(story.ticket().sort().group()).isEqualTo("dev");
        assertThat(story.told()).isEmpty();
    }

    @Test
    void personOutsideTheGroupBringsTheirFirstOne() {
        Story story = Story.of(Grade.P3).by(LI_WEI, new Act.Assign("sun.li", null, List.of("biz-room")));
        assertThat(story.ticket().sort().group()).isEqualTo("biz");
        assertThat(story.ticket().sort().groupChanges()).isEqualTo(1);
        assertThat(story.ticket().rooms()).containsExactly("shop", "biz-room");
        assertThat(story.latest().detail()).contains(entry("fromGroup", "dev"), entry("group", "biz"));
    }

    @Test
    void secondChangeOfGroupCallsTheLeadWhoThenDecides() {
        Story story = Story.of(Grade.P3)
                .by(LI_WEI, new Act.Assign(null, "biz", List.of()))
                .by(SUN_LI, new Act.Assign(null, "dev", List.of()));
        assertThat(story.told()).containsExactly("LEAD zhao.min");
        story.refused(LI_WEI, new Act.Assign(null, "ops", List.of()));
        assertThat(story.possible(LI_WEI)).contains(Verb.ASSIGN);
        story.by(LI_WEI, new Act.Assign("chen.jie", "dev", List.of()));
        story.by(ZHAO_MIN, new Act.Assign(null, "ops", List.of()));
        assertThat(story.ticket().sort().groupChanges()).isEqualTo(3);
    }

    @Test
    void recordShowsInWhichCapacitySomebodyAccepted() {
        assertThat(accepted(Story.of(Grade.P2), WANG_FANG, null)).containsExactly(entry("as", "reporter"));
        assertThat(accepted(Story.of(Grade.P2), HE_JING, null)).containsExactly(entry("as", "deputy"));
        assertThat(accepted(Story.of(HE_JING, Grade.P2), WANG_FANG, null)).containsExactly(entry("as", "colleague"));
        assertThat(accepted(Story.of(Grade.P2), ZHAO_MIN, "提报人休假"))
                .containsExactly(entry("as", "lead"), entry("reason", "提报人休假"));
        assertThat(accepted(Story.of(Grade.P2), CLOCK, null)).containsExactly(entry("as", "clock"));
        assertThat(accepted(Story.of(PATROL, Grade.P2), CHEN_JIE, null)).containsExactly(entry("as", "group"));
    }

    @Test
    void acceptedByTheClockIsMarked() {
        Story story = Story.of(Grade.P3).resolved().by(CLOCK, new Act.Accept(null, null));
        assertThat(story.ticket().closing().byClock()).isTrue();
        assertThat(story.ticket().closing().reopenUntil()).isEqualTo(NINE.plus(REOPEN_WINDOW));
    }

    @Test
    void ownSmallReportMayBeAcceptedAndIsMarked() {
        Story story = Story.of(LI_WEI, Grade.P3).resolved().by(LI_WEI, new Act.Accept(null, null));
        assertThat(story.latest().detail()).contains(entry("own", "true"), entry("as", "reporter"));
        assertThat(story.told()).isEmpty();
        // A patrol's ticket isn't one that its group's lead reported.
        Story patrols = Story.of(PATROL, Grade.P3).by(ZHAO_MIN, Story.resolve());
        assertThat(patrols.refused(ZHAO_MIN, new Act.Accept("x", null)).reason())
                .isEqualTo(Decision.Reason.OWN_WORK);
    }

    @Test
    void falseAlarmByTheHandlerIsToldToTheLead() {
        Story story = Story.of(PATROL, Grade.P2)
                .acknowledged()
                .by(LI_WEI, new Act.Cancel(Ticket.Cancellation.FALSE_ALARM, "探针证书过期", null));
        assertThat(story.ticket().closing().kind()).isEqualTo(Ticket.Cancellation.FALSE_ALARM);
        assertThat(story.told()).containsExactly("LEAD zhao.min");
        assertThat(Story.of(Grade.P2)
                        .by(WANG_FANG, new Act.Cancel(Ticket.Cancellation.FALSE_ALARM, null, null))
                        .told())
                .isEmpty();
    }

    @Test
    void wishGoesToTheBacklogWithItsLink() {
        Story story = Story.of(Grade.P3)
                .by(ZHAO_MIN, new Act.Cancel(Ticket.Cancellation.BACKLOG, "新需求", "https://backlog/7"));
        assertThat(story.ticket().links()).containsExactly("https://backlog/7");
        assertThat(story.latest().detail()).contains(entry("kind", "backlog"), entry("link", "https://backlog/7"));
        assertThat(story.told()).containsExactly("BACKLOG wang.fang");
        assertThat(Story.of(Grade.P3)
                        .by(WANG_FANG, new Act.Cancel(Ticket.Cancellation.BACKLOG, null, "https://backlog/8"))
                        .told())
                .as("nobody is told of what they did themselves")
                .isEmpty();
    }

    @Test
    void leadArchivesBeforeTheWindowEnds() {
        Story story = Story.of(Grade.P3)
                .resolved()
                .by(WANG_FANG, new Act.Accept(null, null))
                .by(ZHAO_MIN, new Act.Archive());
        assertThat(story.ticket().state()).isEqualTo(State.ARCHIVED);
        assertThat(story.ticket().closing().end()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void onlyAnAcceptedP1OwesItsRetrospective() {
        Story.of(Grade.P1)
                .by(WANG_FANG, new Act.Cancel(Ticket.Cancellation.FALSE_ALARM, null, null))
                .after(REOPEN_WINDOW)
                .by(CLOCK, new Act.Archive());
    }

    private static Map<String, String> accepted(Story story, Actor by, @Nullable String reason) {
        return story.resolved().by(by, new Act.Accept(reason, null)).latest().detail();
    }
}
