package dev.dutydesk.state.lifecycle;

import static dev.dutydesk.state.lifecycle.Cast.*;
import static dev.dutydesk.state.lifecycle.Story.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Erasure;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What moves a deadline, and what doesn't. */
class WaitingAndGradesTest {

    @Test
    void holdMovesTheUndecidedDeadlinesButNeverTheResponse() {
        Story story = Story.of(Grade.P2)
                .minutes(5)
                .acknowledged()
                .by(LI_WEI, new Act.Hold("waiting-vendor"))
                .minutes(90)
                .by(LI_WEI, new Act.Resume(null));
        assertThat(story.ticket().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(story.ticket().deadlines()).isEqualTo(new Deadlines(at(30), at(60 + 90), at(240 + 90)));
        assertThat(story.ticket().held()).isEqualTo(Duration.ofMinutes(90));
        assertThat(story.ticket().hold()).isNull();
    }

    @Test
    void holdAfterABreachKeepsTheBreach() {
        Story story = Story.of(Grade.P2)
                .acknowledged()
                .minutes(70)
                .by(LI_WEI, new Act.Hold("waiting-vendor"))
                .minutes(30)
                .by(LI_WEI, new Act.Resume(null));
        assertThat(story.ticket().deadlines()).isEqualTo(new Deadlines(at(30), at(60), at(240 + 30)));
    }

    @Test
    void holdEndsWhereItWasAndCountsHoweverItEnds() {
        Story story = Story.of(Grade.P2)
                .diagnosed()
                .by(LI_WEI, new Act.Hold("waiting-vendor"))
                .minutes(20);
        assertThat(story.hold().from()).isEqualTo(State.DIAGNOSED);
        story.resolved();
        assertThat(story.ticket().held()).isEqualTo(Duration.ofMinutes(20));
        assertThat(story.ticket().hold()).isNull();
        assertThat(story.ticket().deadlines().resolve()).isEqualTo(at(260));
    }

    @Test
    void clockThatWentBackMakesNoNegativeHold() {
        Story story = Story.of(Grade.P2)
                .acknowledged()
                .minutes(60)
                .by(LI_WEI, new Act.Hold("waiting-vendor"))
                .minutes(-30)
                .by(LI_WEI, new Act.Resume(null));
        assertThat(story.ticket().held()).isZero();
    }

    @Test
    void leadHoldsAP1() {
        Story story = Story.of(Grade.P1).acknowledged().by(ZHAO_MIN, new Act.Hold("approved-window"));
        assertThat(story.ticket().state()).isEqualTo(State.ON_HOLD);
    }

    @Test
    void questionHoldsTheClockUntilTheReportingSideAnswers() {
        Story story = Story.of(Grade.P2).diagnosed().by(LI_WEI, new Act.Ask("哪个订单？"));
        assertThat(story.ticket().state()).isEqualTo(State.ON_HOLD);
        assertThat(story.told()).containsExactly("QUESTION wang.fang");
        story.minutes(10).by(CHEN_JIE, new Act.Comment("我也想知道"));
        assertThat(story.ticket().state()).isEqualTo(State.ON_HOLD);
        story.by(HE_JING, new Act.Comment("20261123"));
        assertThat(story.ticket().state()).isEqualTo(State.DIAGNOSED);
        assertThat(story.verbs()).endsWith(Verb.COMMENT, Verb.RESUME);
        assertThat(story.latest().detail()).containsExactly(entry("question", "哪个订单？"));
    }

    @Test
    void fileIsAnAnswerTooAndSoIsTheCommand() {
        Story story = Story.of(Grade.P2).acknowledged().by(LI_WEI, new Act.Ask("有截图吗？"));
        story.by(WANG_FANG, new Act.Attach("pay.png", "web:1/pay.png"));
        assertThat(story.ticket().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(story.ticket().files()).hasSize(1);
        story.by(LI_WEI, new Act.Ask("哪个订单？")).by(WANG_FANG, new Act.Resume("20261123"));
        assertThat(story.latest().detail()).contains(entry("answer", "20261123"));
    }

    @Test
    void reportingSideResumesOnlyWhatWaitsForIt() {
        Story vendor = Story.of(Grade.P2).acknowledged().by(LI_WEI, new Act.Hold("waiting-vendor"));
        assertThat(vendor.possible(WANG_FANG)).doesNotContain(Verb.RESUME);
        vendor.by(WANG_FANG, new Act.Comment("好了吗"));
        assertThat(vendor.ticket().state()).isEqualTo(State.ON_HOLD);
        Story reporter = Story.of(Grade.P2).acknowledged().by(LI_WEI, new Act.Hold("waiting-reporter"));
        assertThat(reporter.possible(WANG_FANG)).contains(Verb.RESUME);
    }

    @Test
    void whoAskedDoesNotAnswerThemselves() {
        Story story = Story.of(LI_WEI, Grade.P2).acknowledged().by(LI_WEI, new Act.Ask("谁能复现？"));
        story.by(LI_WEI, new Act.Comment("补充：只有微信"));
        assertThat(story.ticket().state()).isEqualTo(State.ON_HOLD);
    }

    @Test
    void p1StaysWhereItIsWhileAQuestionIsOpen() {
        Story story = Story.of(Grade.P1).acknowledged().by(LI_WEI, new Act.Ask("哪个订单？"));
        assertThat(story.ticket().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(story.hold().question()).isEqualTo("哪个订单？");
        assertThat(story.ticket().stillSince()).isNull();
        story.minutes(10).by(WANG_FANG, new Act.Comment("全部订单"));
        assertThat(story.ticket().hold()).isNull();
        assertThat(story.ticket().held()).isZero();
        assertThat(story.ticket().deadlines().resolve()).isEqualTo(at(120));
    }

    @Test
    void raisedGradeTakesTheEarlierOfOldAndOwn() {
        Story story = Story.of(Grade.P3).minutes(10).by(WANG_FANG, new Act.Regrade(Grade.P1, null));
        assertThat(story.ticket().deadlines()).isEqualTo(new Deadlines(at(15), at(40), at(130)));
        assertThat(story.ticket().sort().highest()).isEqualTo(Grade.P1);
        Story late = Story.of(Grade.P2).minutes(200).by(LI_WEI, new Act.Regrade(Grade.P1, null));
        assertThat(late.ticket().deadlines()).isEqualTo(new Deadlines(at(30), at(60), at(240)));
    }

    @Test
    void raisedGradeLeavesWhatIsDecided() {
        Story story =
                Story.of(Grade.P2).minutes(3).diagnosed().minutes(3).by(WANG_FANG, new Act.Regrade(Grade.P1, null));
        assertThat(story.ticket().deadlines()).isEqualTo(new Deadlines(at(30), at(60), at(126)));
    }

    @Test
    void gradeRaisedDuringAHoldCountsFromThen() {
        Story story = Story.of(Grade.P3)
                .acknowledged()
                .by(LI_WEI, new Act.Hold("waiting-vendor"))
                .minutes(60)
                .by(WANG_FANG, new Act.Regrade(Grade.P1, null))
                .minutes(15)
                .by(ZHAO_MIN, new Act.Resume(null));
        assertThat(story.ticket().deadlines().resolve()).isEqualTo(at(60 + 120 + 15));
        assertThat(story.ticket().held()).isEqualTo(Duration.ofMinutes(75));
    }

    @Test
    void leadLowersWithAReasonAndTheHighestIsKept() {
        Story story = Story.of(Grade.P1).minutes(40).by(ZHAO_MIN, new Act.Regrade(Grade.P3, "只有一个测试店铺"));
        assertThat(story.ticket().sort().grade()).isEqualTo(Grade.P3);
        assertThat(story.ticket().sort().highest()).isEqualTo(Grade.P1);
        // Response and diagnosis were missed and stay so; the resolution counts by the new grade.
        assertThat(story.ticket().deadlines()).isEqualTo(new Deadlines(at(5), at(30), at(40 + 24 * 60)));
        assertThat(story.told()).isEmpty();
    }

    @Test
    void handlerOnDutyLowersWithinAQuarterOfAnHourAndTheLeadIsTold() {
        Story story = Story.of(Grade.P1).acknowledged().minutes(15).by(LI_WEI, new Act.Regrade(Grade.P2, "只有一家银行"));
        assertThat(story.ticket().sort().grade()).isEqualTo(Grade.P2);
        assertThat(story.told()).containsExactly("LEAD zhao.min");
        assertThat(story.possible(LI_WEI)).contains(Verb.REGRADE);
    }

    @Test
    void loweringNeverTightens() {
        Story story = Story.of(Grade.P3).minutes(30).by(ZHAO_MIN, new Act.Regrade(Grade.ROUTINE, "内容更新"));
        assertThat(story.ticket().deadlines().resolve()).isEqualTo(at(24 * 60));
        assertThat(story.ticket().deadlines().respond()).isEqualTo(at(30 + 9 * 60));
    }

    @Test
    void editedReportIsGradedAgainUpwardsOnlyAndOnlyBeforeAcknowledgement() {
        Story up = Story.of(Grade.P3).minutes(1).by(WANG_FANG, new Act.Edit("没人能付款！全部", Grade.P1));
        assertThat(up.ticket().sort().grade()).isEqualTo(Grade.P1);
        assertThat(up.ticket().report().title()).isEqualTo("没人能付款！");
        assertThat(up.verbs()).endsWith(Verb.EDIT, Verb.REGRADE);
        assertThat(up.ticket().revision()).isEqualTo(2);
        Story down = Story.of(Grade.P1).by(WANG_FANG, new Act.Edit("图标歪了", Grade.P3));
        assertThat(down.ticket().sort().grade()).isEqualTo(Grade.P1);
        Story taken = Story.of(Grade.P3).acknowledged().by(WANG_FANG, new Act.Edit("没人能付款", Grade.P1));
        assertThat(taken.ticket().sort().grade()).isEqualTo(Grade.P3);
    }

    @Test
    void recalculatedDeadlinesAreTodaysDeskFilesWhereUndecided() {
        Story story = Story.of(Grade.P2).acknowledged().minutes(70).by(ZHAO_MIN, new Act.Recalculate());
        assertThat(story.ticket().deadlines()).isEqualTo(new Deadlines(at(30), at(60), at(240 + 15)));
    }

    @Test
    void progressNamesWhenTheNextLineComes() {
        Story story = Story.of(Grade.P1).acknowledged().by(LI_WEI, new Act.Progress("约三成失败", at(30)));
        assertThat(story.ticket().work().progress()).isEqualTo("约三成失败");
        assertThat(story.ticket().work().nextUpdate()).isEqualTo(at(30));
        story.resolved();
        assertThat(story.ticket().work().nextUpdate()).isNull();
    }

    @Test
    void nudgeReachesWhoeverHasItOrShould() {
        Story story = Story.of(Grade.P3).by(WANG_FANG, new Act.Nudge());
        assertThat(story.told()).isEmpty();
        story.by(ZHAO_MIN, new Act.Assign("chen.jie", null, java.util.List.of()))
                .by(WANG_FANG, new Act.Nudge());
        assertThat(story.told()).containsExactly("ASSIGNED chen.jie", "NUDGED chen.jie");
        story.acknowledged().by(WANG_FANG, new Act.Nudge()).by(LI_WEI, new Act.Nudge());
        assertThat(story.told()).endsWith("NUDGED li.wei").hasSize(3);
        assertThat(story.ticket().response().nudges()).isEqualTo(4);
    }

    @Test
    void howeverManyHurryWhoeverHasItIsToldOnceInHalfAnHour() {
        Story story =
                Story.of(Grade.P3).acknowledged().by(WANG_FANG, new Act.Nudge()).by(HE_JING, new Act.Nudge());
        assertThat(story.told()).containsExactly("NUDGED li.wei");
        story.minutes(30).by(WANG_FANG, new Act.Nudge());
        assertThat(story.told()).containsExactly("NUDGED li.wei", "NUDGED li.wei");
        assertThat(story.ticket().response().nudges()).isEqualTo(3);
    }

    @Test
    void triageQuestionIsAnsweredByItsReporter() {
        Story story = Story.of(Grade.P3);
        assertThat(story.possible(WANG_FANG)).doesNotContain(Verb.CLASSIFY);
        story.changed(t -> t.withSort(t.sort().withTriage(true)));
        assertThat(story.possible(WANG_FANG)).contains(Verb.CLASSIFY);
        assertThat(story.possible(HE_JING)).doesNotContain(Verb.CLASSIFY);
        story.by(WANG_FANG, new Act.Classify("content", "goods", null, null));
        assertThat(story.ticket().sort().triage()).isFalse();
        assertThat(story.ticket().sort().category()).isEqualTo("content");
    }

    @Test
    void redactedPassageIsReadNowhereAnyMore() {
        Story story = Story.of(Grade.P2)
                .acknowledged()
                .by(LI_WEI, new Act.Progress("客户 13800000000 已回电", null))
                .by(LI_WEI, new Act.Ask("13800000000 是本人吗？"))
                .by(WANG_FANG, new Act.Edit("付不了款，电话 13800000000", null))
                .by(LI_WEI, new Act.Link("tel:13800000000"));
        Ticket before = story.ticket();
        story.by(ZHAO_MIN, new Act.Redact("13800000000"));
        assertThat(before.toString()).contains("13800000000");
        assertThat(story.ticket().toString()).doesNotContain("13800000000").contains("███");
        assertThat(story.latest().detail()).containsExactly(entry("what", "passage"));
        assertThat(changed(story.attempt(ZHAO_MIN, new Act.Redact("付")))
                        .tickets()
                        .getFirst()
                        .erased())
                .isEqualTo(Erasure.of("付"));
    }

    @Test
    void titleKeepsNoBeginningOfARedactedPassage() {
        Story story = Story.of(Grade.P2).by(WANG_FANG, new Act.Edit("x".repeat(55) + "secretsecret", null));
        assertThat(story.ticket().report().title()).endsWith("secre");
        story.by(ZHAO_MIN, new Act.Redact("secretsecret"));
        assertThat(story.ticket().report().title()).isEqualTo("x".repeat(55) + "███");
    }
}
