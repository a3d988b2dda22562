package dev.dutydesk.state.lifecycle;

import static dev.dutydesk.state.lifecycle.Cast.*;
import static dev.dutydesk.state.lifecycle.Story.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Decision.Reason;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergingTest {
    private final Story story = Story.of(HE_JING, Grade.P3);
    private final TicketId first = story.ticket().id();
    private final TicketId second =
            story.minutes(10).another(WANG_FANG, Grade.P1, "function").ticket().id();

    @Test
    void bothChangeInOneCommit() {
        Change change = changed(story.turnTo(first).attempt(LI_WEI, new Act.Merge(story.ticket(second), List.of())));
        assertThat(change.tickets()).extracting(of -> of.after().id()).containsExactly(first, second);
        assertThat(change.tickets().getLast().steps().getFirst().event().detail())
                .containsExactly(entry("joined", first.toString()));
    }

    @Test
    void reportersJoinAndTheEarliestReportStays() {
        merge(first, second);
        Ticket into = story.ticket(second);
        assertThat(into.state()).isEqualTo(State.DISPATCHED);
        assertThat(into.report().reporter()).isEqualTo("wang.fang");
        assertThat(into.report().reporters()).containsExactly("he.jing");
        assertThat(into.report().at()).isEqualTo(at(0));
        assertThat(into.merged()).containsExactly(first);
        assertThat(into.deadlines()).isEqualTo(new Deadlines(at(15), at(40), at(130)));
        Ticket merged = story.ticket(first);
        assertThat(merged.state()).isEqualTo(State.MERGED);
        assertThat(merged.closing().mergedInto()).isEqualTo(second);
        assertThat(merged.closing().mergedFrom()).isEqualTo(State.DISPATCHED);
    }

    @Test
    void higherGradeStaysWithTheEarlierDeadlines() {
        merge(second, first);
        Ticket into = story.ticket(first);
        assertThat(into.sort().grade()).isEqualTo(Grade.P1);
        assertThat(into.sort().highest()).isEqualTo(Grade.P1);
        assertThat(into.deadlines()).isEqualTo(new Deadlines(at(15), at(40), at(130)));
    }

    @Test
    void missedTargetIsNotMissedASecondTime() {
        Story late = Story.of(HE_JING, Grade.P2);
        TicketId old = late.ticket().id();
        TicketId young = late.minutes(45)
                .another(WANG_FANG, Grade.P2, "function")
                .ticket()
                .id();
        late.turnTo(old).by(LI_WEI, new Act.Merge(late.ticket(young), List.of()));
        // The response was missed at 30 on the old one; its diagnosis, not yet.
        assertThat(late.ticket(young).deadlines()).isEqualTo(new Deadlines(at(75), at(60), at(240)));
    }

    @Test
    void whoJoinedIsToldAndMayRejectWhatTheFirstSideAccepts() {
        merge(first, second);
        story.turnTo(second).resolved();
        assertThat(story.told()).containsExactly("ACCEPTANCE wang.fang", "ACCEPTANCE he.jing");
        Story finance = Story.of(ZHOU_TAO, Grade.P3);
        TicketId theirs = finance.ticket().id();
        TicketId other =
                finance.another(WANG_FANG, Grade.P3, "function").ticket().id();
        finance.turnTo(theirs).by(LI_WEI, new Act.Merge(finance.ticket(other), List.of()));
        assertThat(finance.turnTo(other)
                        .resolved()
                        .refused(ZHOU_TAO, new Act.Accept(null, null))
                        .reason())
                .isEqualTo(Reason.NOT_THE_REPORTING_SIDE);
        finance.by(ZHOU_TAO, new Act.Reject("财务这边还是付不了"));
        assertThat(finance.latest().verb()).isEqualTo(Verb.REJECT);
    }

    @Test
    void whoReportedTheSameSaysSoUntilSomebodyTakesIt() {
        Story finance = Story.of(ZHOU_TAO, Grade.P3);
        TicketId theirs = finance.ticket().id();
        TicketId other =
                finance.another(WANG_FANG, Grade.P3, "function").ticket().id();
        assertThat(finance.turnTo(other)
                        .refused(ZHOU_TAO, new Act.Merge(finance.ticket(theirs), List.of()))
                        .reason())
                .isEqualTo(Reason.NOT_A_RESPONDER);
        finance.turnTo(theirs).by(ZHOU_TAO, new Act.Merge(finance.ticket(other), List.of()));
        assertThat(finance.ticket(theirs).state()).isEqualTo(State.MERGED);
        assertThat(finance.ticket(other).report().reporters()).containsExactly("zhou.tao");
    }

    @Test
    void whatJoinsAResolvedTicketIsAskedToAcceptAtOnce() {
        story.turnTo(second).resolved();
        merge(first, second);
        assertThat(story.told()).containsExactly("ACCEPTANCE wang.fang", "ACCEPTANCE he.jing");
    }

    @Test
    void chainsAreFlattened() {
        merge(first, second);
        TicketId third = story.another(ZHOU_TAO, Grade.P2, "function").ticket().id();
        story.turnTo(second).by(LI_WEI, new Act.Merge(story.ticket(third), List.of(story.ticket(first))));
        assertThat(story.ticket(first).closing().mergedInto()).isEqualTo(third);
        assertThat(story.ticket(first).state()).isEqualTo(State.MERGED);
        assertThat(story.ticket(second).merged()).isEmpty();
        assertThat(story.ticket(third).merged()).containsExactly(second, first);
        assertThat(story.ticket(third).report().reporters()).containsExactly("wang.fang", "he.jing");
        assertThat(story.ticket(third).sort().grade()).isEqualTo(Grade.P1);
    }

    @Test
    void reopenedOneGetsItsOwnLifeBack() {
        story.turnTo(first).diagnosed();
        merge(first, second);
        story.turnTo(first).minutes(20).by(HE_JING, new Act.Reopen("不是同一个问题", story.ticket(second)));
        assertThat(story.ticket(first).state()).isEqualTo(State.DIAGNOSED);
        assertThat(story.ticket(first).response().handler()).isEqualTo("li.wei");
        assertThat(story.ticket(first).closing().mergedInto()).isNull();
        assertThat(story.ticket(first).closing().closedFor()).isEqualTo(java.time.Duration.ofMinutes(20));
        assertThat(story.ticket(first).deadlines().resolve()).isEqualTo(at(24 * 60 + 20));
        assertThat(story.ticket(second).merged()).isEmpty();
        assertThat(story.ticket(second).sort().grade()).isEqualTo(Grade.P1);
    }

    @Test
    void reopenedOneWaitsWhereItsHandlerIsOffDuty() {
        story.turnTo(first).diagnosed();
        merge(first, second);
        story.handlerOffDuty().by(LI_WEI, new Act.Reopen("不是同一个问题", null));
        assertThat(story.ticket(first).state()).isEqualTo(State.DISPATCHED);
    }

    @Test
    void reopenedOneThatWasHeldGoesOnAndOneThatWasResolvedStaysSo() {
        story.turnTo(first).acknowledged().by(LI_WEI, new Act.Hold("waiting-vendor"));
        merge(first, second);
        assertThat(story.ticket(first).hold()).isNull();
        story.by(LI_WEI, new Act.Reopen("不是同一个问题", null));
        assertThat(story.ticket(first).state()).isEqualTo(State.ACKNOWLEDGED);
        story.resolved();
        merge(first, second);
        story.minutes(5).by(HE_JING, new Act.Reopen("不是同一个问题", story.ticket(second)));
        assertThat(story.ticket(first).state()).isEqualTo(State.RESOLVED);
        assertThat(story.ticket(first).work().resolvedAt()).isEqualTo(at(10));
        story.by(HE_JING, new Act.Accept(null, null));
    }

    @Test
    void reportOfTheSameFaultIsBornMerged() {
        Story born = Story.of(Grade.P2);
        Ticket known = born.ticket();
        born.minutes(3).reports(ZHOU_TAO, report(ZHOU_TAO, Grade.P1, "没人能付款", born.now(), "function", known));
        assertThat(born.ticket().state()).isEqualTo(State.MERGED);
        assertThat(born.ticket().revision()).isEqualTo(1);
        assertThat(born.verbs()).containsExactly(Verb.REPORT, Verb.MERGE);
        assertThat(born.ticket(known.id()).sort().grade()).isEqualTo(Grade.P1);
        assertThat(born.ticket(known.id()).report().reporters()).containsExactly("zhou.tao");
        assertThat(born.ticket(known.id()).revision()).isEqualTo(2);
    }

    private void merge(TicketId from, TicketId into) {
        story.turnTo(from).by(LI_WEI, new Act.Merge(story.ticket(into), List.of()));
    }
}
