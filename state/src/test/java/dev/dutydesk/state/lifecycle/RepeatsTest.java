package dev.dutydesk.state.lifecycle;

import static dev.dutydesk.state.lifecycle.Cast.*;
import static dev.dutydesk.state.lifecycle.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Ticket.Cancellation;
import dev.dutydesk.state.ticket.Verb;
import java.util.List;
import org.junit.jupiter.api.Test;

/** "Already, 09:03." */
class RepeatsTest {
    private final Story story = Story.of(Grade.P2).minutes(3);

    @Test
    void handlerWhoAcknowledgesAgainHasItAlready() {
        story.acknowledged().minutes(5);
        already(LI_WEI, new Act.Acknowledge(), 3);
        story.diagnosed();
        already(LI_WEI, new Act.Acknowledge(), 3);
        already(LI_WEI, new Act.Assign("li.wei", null, List.of()), 3);
        assertThat(story.refused(CHEN_JIE, new Act.Acknowledge()).detail()).containsEntry("handler", "li.wei");
    }

    @Test
    void sameFindingIsOneButAnotherIsNew() {
        story.diagnosed().minutes(5);
        already(LI_WEI, new Act.Diagnose(" 证书过期 "), 3);
        story.by(LI_WEI, new Act.Diagnose("是 DNS"));
    }

    @Test
    void everyEndIsReachedOnce() {
        story.resolved().minutes(1);
        already(LI_WEI, Story.resolve(), 3);
        story.by(WANG_FANG, new Act.Accept(null, null)).minutes(1);
        already(WANG_FANG, new Act.Accept(null, null), 4);
        assertThat(story.refused(HE_JING, new Act.Accept(null, null)).reason())
                .isEqualTo(Decision.Reason.NOT_IN_THIS_STATE);
        story.by(ZHAO_MIN, new Act.Archive()).minutes(1);
        already(ZHAO_MIN, new Act.Archive(), 5);
    }

    @Test
    void rejectingCancellingAndReleasingTwiceIsToldSo() {
        story.acknowledged().by(LI_WEI, new Act.Release("换班"));
        already(LI_WEI, new Act.Release("换班"), 3);
        story.resolved().by(WANG_FANG, new Act.Reject("不行"));
        already(WANG_FANG, new Act.Reject("不行"), 3);
        story.by(WANG_FANG, new Act.Cancel(Cancellation.WITHDRAWN, null, null));
        already(WANG_FANG, new Act.Cancel(Cancellation.WITHDRAWN, null, null), 3);
        story.by(WANG_FANG, new Act.Reopen("有的", null));
        already(WANG_FANG, new Act.Reopen("有的", null), 3);
    }

    @Test
    void givingItToWhomItWaitsForIsOne() {
        story.by(ZHAO_MIN, new Act.Assign("chen.jie", null, List.of())).minutes(2);
        already(LI_WEI, new Act.Assign("chen.jie", null, List.of()), 3);
        story.by(CHEN_JIE, new Act.Assign("chen.jie", null, List.of()));
    }

    @Test
    void anotherQuestionOrReasonIsNoRepeat() {
        story.acknowledged().by(LI_WEI, new Act.Ask("哪个订单？"));
        already(LI_WEI, new Act.Ask("哪个订单？"), 3);
        assertThat(story.refused(LI_WEI, new Act.Ask("哪家银行？")).reason()).isEqualTo(Decision.Reason.NOT_IN_THIS_STATE);
        story.by(LI_WEI, new Act.Resume(null)).by(LI_WEI, new Act.Hold("waiting-vendor"));
        already(LI_WEI, new Act.Hold("waiting-vendor"), 3);
        story.refused(LI_WEI, new Act.Hold("approved-window"));
    }

    @Test
    void starsThatCameAfterAcceptingAreTaken() {
        story.resolved().by(WANG_FANG, new Act.Accept(null, null)).by(WANG_FANG, new Act.Accept(null, 4));
        assertThat(story.ticket().closing().stars()).isEqualTo(4);
        assertThat(story.latest().verb()).isEqualTo(Verb.RATE);
        already(WANG_FANG, new Act.Accept(null, 4), 3);
        story.by(WANG_FANG, new Act.Rate(2, "又慢了"));
        assertThat(story.ticket().closing().remark()).isEqualTo("又慢了");
    }

    private void already(Actor actor, Act act, int minute) {
        assertThat(story.attempt(actor, act)).isEqualTo(new Decision.Already(act.verb(), at(minute)));
    }
}
