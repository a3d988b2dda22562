package dev.dutydesk.state.lifecycle;

import static dev.dutydesk.state.lifecycle.Cast.*;
import static dev.dutydesk.state.lifecycle.Story.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A ticket that goes back: withdrawn, rejected, failed again, reopened. */
class WaysBackTest {
    @Test
    void withdrawnResolutionIsUndoneAndItsTimeLeftOut() {
        Story story = Story.of(Grade.P2)
                .acknowledged()
                .minutes(60)
                .resolved()
                .minutes(20)
                .by(LI_WEI, new Act.Withdraw(null));
        assertThat(story.ticket().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(story.ticket().work().resolvedAt()).isNull();
        assertThat(story.ticket().work().resolvedBy()).isNull();
        assertThat(story.ticket().closing().closedFor()).isEqualTo(Duration.ofMinutes(20));
        assertThat(story.ticket().deadlines().resolve()).isEqualTo(at(240 + 20));
        assertThat(story.ticket().deadlines().respond()).isEqualTo(at(30));
    }

    @Test
    void rejectedTicketGoesBackToAHandlerOnDuty() {
        Story story = Story.of(Grade.P2).acknowledged().resolved().minutes(30).by(HE_JING, new Act.Reject("还是不行"));
        assertThat(story.ticket().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(story.ticket().response().handler()).isEqualTo("li.wei");
        assertThat(story.ticket().closing().rejections()).isEqualTo(1);
        assertThat(story.told()).containsExactly("ACCEPTANCE wang.fang");
    }

    @Test
    void rejectedTicketWaitsWhereTheHandlerIsOffDuty() {
        Story story = Story.of(Grade.P2)
                .acknowledged()
                .resolved()
                .minutes(30)
                .handlerOffDuty()
                .by(WANG_FANG, new Act.Reject("还是不行"));
        assertThat(story.ticket().state()).isEqualTo(State.DISPATCHED);
        assertThat(story.ticket().response().handler()).isNull();
        assertThat(story.ticket().response().waitingSince()).isEqualTo(at(30));
    }

    @Test
    void secondRejectionCallsTheLead() {
        Story story = Story.of(Grade.P2)
                .resolved()
                .by(WANG_FANG, new Act.Reject("还是不行"))
                .resolved();
        assertThat(story.told()).doesNotContain("LEAD zhao.min");
        story.by(WANG_FANG, new Act.Reject("又不行"));
        assertThat(story.told()).contains("LEAD zhao.min");
    }

    @Test
    void breachStaysABreachThoughItGoesOn() {
        Story story = Story.of(Grade.P2)
                .acknowledged()
                .minutes(300)
                .resolved()
                .minutes(60)
                .by(WANG_FANG, new Act.Reject("不行"));
        assertThat(story.ticket().deadlines()).isEqualTo(new Deadlines(at(30), at(60), at(240)));
    }

    @Test
    void recoveredTicketsNeedAcceptanceOnlyWhenTheyWereBad() {
        Story bad = Story.of(PATROL, Grade.P2).by(PATROL, new Act.Recover("03:10 已恢复"));
        assertThat(bad.ticket().state()).isEqualTo(State.RESOLVED);
        assertThat(bad.ticket().response().handler()).isNull();
        assertThat(bad.ticket().response().acknowledgedAt()).isNull();
        assertThat(bad.ticket().work().solution()).isEqualTo("03:10 已恢复");
        // The clock asks, when people are at work.
        assertThat(bad.told()).isEmpty();
        bad.by(LI_WEI, new Act.Accept(null, null));
        assertThat(bad.latest().detail()).containsEntry("as", "group");

        Story small = Story.of(PATROL, Grade.P3).by(PATROL, new Act.Recover("03:10 已恢复"));
        assertThat(small.ticket().state()).isEqualTo(State.ACCEPTED);
        assertThat(small.ticket().closing().by()).isEqualTo("patrol:checkout");
        assertThat(small.ticket().work().resolvedAt()).isEqualTo(at(0));
        assertThat(small.told()).isEmpty();
    }

    @Test
    void recoveredTicketThatFailsAgainWaitsForSomebody() {
        Story story = Story.of(PATROL, Grade.P2)
                .by(PATROL, new Act.Recover("ok"))
                .minutes(10)
                .by(PATROL, new Act.Reject("503 ×3"));
        assertThat(story.ticket().state()).isEqualTo(State.DISPATCHED);
        assertThat(story.ticket().deadlines()).isEqualTo(new Deadlines(at(40), at(70), at(250)));
    }

    @Test
    void reopenedTicketGoesOnWhereItStood() {
        Story story = Story.of(Grade.P2)
                .acknowledged()
                .minutes(60)
                .resolved()
                .minutes(30)
                .by(WANG_FANG, new Act.Accept(null, 4))
                .minutes(90)
                .by(LI_WEI, new Act.Reopen("又出现了", null));
        Ticket ticket = story.ticket();
        assertThat(ticket.state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(ticket.closing().closedFor()).isEqualTo(Duration.ofMinutes(120));
        assertThat(ticket.deadlines().resolve()).isEqualTo(at(240 + 120));
        assertThat(ticket.closing().end()).isNull();
        assertThat(ticket.closing().reopenUntil()).isNull();
        assertThat(ticket.closing().stars()).isNull();
        assertThat(ticket.closing().reopenings()).isEqualTo(1);
        assertThat(story.latest().detail()).containsEntry("end", "ACCEPTED");
    }

    @Test
    void cancelledBeforeAnyoneTookItItWaitsAgainWithItsResponseStillOwed() {
        Story story = Story.of(Grade.P2)
                .minutes(10)
                .by(WANG_FANG, new Act.Cancel(Ticket.Cancellation.WITHDRAWN, null, null))
                .minutes(60)
                .by(WANG_FANG, new Act.Reopen("还是有", null));
        assertThat(story.ticket().state()).isEqualTo(State.DISPATCHED);
        assertThat(story.ticket().deadlines()).isEqualTo(new Deadlines(at(90), at(120), at(300)));
        assertThat(story.ticket().response().waitingSince()).isEqualTo(at(70));
    }
}
