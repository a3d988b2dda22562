package dev.dutydesk.state.lifecycle;

import static dev.dutydesk.state.lifecycle.Cast.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Decision.Reason;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.Ticket.Cancellation;
import dev.dutydesk.state.ticket.Verb;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to be refused, and what its message can name. */
class RefusalsTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                no(p3(), LI_WEI, new Act.Withdraw(null), Reason.NOT_IN_THIS_STATE, "state", "DISPATCHED"),
                no(p3(), WANG_FANG, new Act.Acknowledge(), Reason.NOT_A_RESPONDER, "group", "dev"),
                no(p3().acknowledged(), CHEN_JIE, new Act.Release("x"), Reason.NOT_THE_HANDLER, "handler", "li.wei"),
                no(p3(), LI_WEI, new Act.Redact("付"), Reason.NOT_A_LEAD, "lead", "zhao.min"),
                no(
                        p3().resolved(),
                        LI_WEI,
                        new Act.Accept(null, null),
                        Reason.NOT_THE_REPORTING_SIDE,
                        "side",
                        "service"),
                no(
                        p3(),
                        HE_JING,
                        new Act.Cancel(Cancellation.WITHDRAWN, null, null),
                        Reason.NOT_THE_REPORTER,
                        "reporter",
                        "wang.fang"),
                no(
                        p3().acknowledged(),
                        LI_WEI,
                        new Act.Cancel(Cancellation.WITHDRAWN, null, null),
                        Reason.NOT_THE_REPORTER,
                        "reporter",
                        "wang.fang"),
                no(p3(), HE_JING, new Act.Edit("x", null), Reason.NOT_THE_AUTHOR, "reporter", "wang.fang"),
                no(accepted(), HE_JING, new Act.Rate(5, null), Reason.NOT_WHO_ACCEPTED, "endedBy", "wang.fang"),
                no(
                        Story.of(LI_WEI, Grade.P2).resolved(),
                        LI_WEI,
                        new Act.Accept(null, null),
                        Reason.OWN_WORK,
                        "handler",
                        "li.wei"),
                no(
                        p3().by(ZHAO_MIN, Story.resolve()),
                        ZHAO_MIN,
                        new Act.Accept("我看过了", null),
                        Reason.OWN_WORK,
                        "handler",
                        "zhao.min"),
                no(
                        Story.of(PATROL, Grade.P2),
                        OTHER_PATROL,
                        new Act.Recover("ok"),
                        Reason.NOT_ITS_PATROL,
                        "source",
                        "checkout"),
                no(p3(), PATROL, new Act.Recover("ok"), Reason.NOT_ITS_PATROL, "reporter", "wang.fang"),
                no(accepted(), LI_WEI, new Act.Archive(), Reason.ONLY_THE_CLOCK, "lead", "zhao.min"),
                no(
                        bounced(),
                        LI_WEI,
                        new Act.Assign(null, "ops", List.of()),
                        Reason.LEAD_MUST_DECIDE,
                        "lead",
                        "zhao.min"),
                no(
                        Story.of(Grade.P1).acknowledged(),
                        LI_WEI,
                        new Act.Hold("waiting-vendor"),
                        Reason.P1_NEEDS_A_LEAD,
                        "lead",
                        "zhao.min"),
                no(
                        Story.of(Grade.P1),
                        WANG_FANG,
                        new Act.Regrade(Grade.P2, "没那么急"),
                        Reason.LOWERING_NEEDS_A_LEAD,
                        "lead",
                        "zhao.min"),
                no(
                        Story.of(Grade.P1).acknowledged().minutes(16),
                        LI_WEI,
                        new Act.Regrade(Grade.P2, "只有一家银行"),
                        Reason.LOWERING_NEEDS_A_LEAD,
                        "until",
                        Story.at(15).toString()),
                no(
                        Story.of(Grade.P1).acknowledged().handlerOffDuty(),
                        LI_WEI,
                        new Act.Regrade(Grade.P2, "只有一家银行"),
                        Reason.LOWERING_NEEDS_A_LEAD,
                        "grade",
                        "P1"),
                no(
                        Story.of(Grade.P1).resolved(),
                        CLOCK,
                        new Act.Accept(null, null),
                        Reason.P1_NEVER_BY_CLOCK,
                        "grade",
                        "P1"),
                no(
                        Story.of(Grade.P1).resolved().by(WANG_FANG, new Act.Accept(null, null)),
                        ZHAO_MIN,
                        new Act.Archive(),
                        Reason.P1_NEEDS_RETROSPECTIVE,
                        "handler",
                        "li.wei"),
                no(p3().resolved(), LI_WEI, new Act.Retro("x"), Reason.NOT_A_P1, "grade", "P3"),
                no(
                        accepted(),
                        CLOCK,
                        new Act.Archive(),
                        Reason.WINDOW_STILL_OPEN,
                        "until",
                        NINE.plus(REOPEN_WINDOW).toString()),
                no(
                        accepted().after(REOPEN_WINDOW).minutes(1),
                        WANG_FANG,
                        new Act.Reopen("又坏了", null),
                        Reason.WINDOW_OVER,
                        "until",
                        NINE.plus(REOPEN_WINDOW).toString()),
                no(p3(), LI_WEI, new Act.Regrade(Grade.P3, "x"), Reason.NOTHING_CHANGES, "grade", "P3"),
                no(p3(), LI_WEI, new Act.Classify(null, null, null, null), Reason.NOTHING_CHANGES, "group", "dev"),
                no(p3(), WANG_FANG, new Act.Edit("付不了款，页面一直转圈", null), Reason.NOTHING_CHANGES, "state", "DISPATCHED"),
                no(
                        p3().by(LI_WEI, new Act.Link("SHOP-9")),
                        CHEN_JIE,
                        new Act.Link("SHOP-9"),
                        Reason.NOTHING_CHANGES,
                        "state",
                        "DISPATCHED"),
                no(
                        accepted().by(WANG_FANG, new Act.Rate(5, null)),
                        WANG_FANG,
                        new Act.Rate(5, null),
                        Reason.NOTHING_CHANGES,
                        "end",
                        "ACCEPTED"),
                no(
                        p3(),
                        LI_WEI,
                        new Act.Merge(accepted().ticket(), List.of()),
                        Reason.NOT_AN_OPEN_TICKET,
                        "intoState",
                        "ACCEPTED"),
                no(
                        p3(),
                        LI_WEI,
                        new Act.Merge(p3().ticket().withDesk("other"), List.of()),
                        Reason.NOT_AN_OPEN_TICKET,
                        "intoState",
                        "DISPATCHED"),
                itself(),
                no(p3().acknowledged(), LI_WEI, new Act.Release(" "), Reason.REASON_MISSING, "missing", "reason"),
                no(p3().resolved(), WANG_FANG, new Act.Reject(""), Reason.REASON_MISSING, "missing", "reason"),
                no(accepted(), WANG_FANG, new Act.Reopen("", null), Reason.REASON_MISSING, "missing", "reason"),
                no(p3().acknowledged(), LI_WEI, new Act.Hold(""), Reason.REASON_MISSING, "missing", "reason"),
                no(p3().resolved(), ZHAO_MIN, new Act.Accept(null, null), Reason.REASON_MISSING, "missing", "reason"),
                no(
                        Story.of(Grade.P1),
                        ZHAO_MIN,
                        new Act.Regrade(Grade.P2, null),
                        Reason.REASON_MISSING,
                        "missing",
                        "reason"),
                no(
                        Story.of(Grade.P1).acknowledged(),
                        LI_WEI,
                        new Act.Regrade(Grade.P2, " "),
                        Reason.REASON_MISSING,
                        "missing",
                        "reason"),
                no(
                        p3(),
                        LI_WEI,
                        new Act.Resolve(" ", null, null, null, Regression.NONE),
                        Reason.SOLUTION_MISSING,
                        "missing",
                        "solution"),
                no(p3(), LI_WEI, new Act.Diagnose(""), Reason.FINDING_MISSING, "missing", "finding"),
                no(p3().acknowledged(), LI_WEI, new Act.Ask(""), Reason.TEXT_MISSING, "missing", "question"),
                no(asked(), WANG_FANG, new Act.Resume(null), Reason.TEXT_MISSING, "missing", "answer"),
                no(p3().acknowledged(), LI_WEI, new Act.Progress("", null), Reason.TEXT_MISSING, "missing", "text"),
                no(Story.of(Grade.P1).resolved(), LI_WEI, new Act.Retro(""), Reason.TEXT_MISSING, "missing", "text"),
                no(p3(), WANG_FANG, new Act.Comment(" "), Reason.TEXT_MISSING, "missing", "text"),
                no(p3(), WANG_FANG, new Act.Edit(" ", null), Reason.TEXT_MISSING, "missing", "text"),
                no(p3(), ZHAO_MIN, new Act.Redact(" "), Reason.TEXT_MISSING, "missing", "passage"),
                no(p3(), LI_WEI, new Act.Link(""), Reason.LINK_MISSING, "missing", "target"),
                no(p3(), WANG_FANG, new Act.Attach("pay.png", ""), Reason.LINK_MISSING, "missing", "address"),
                no(
                        p3(),
                        WANG_FANG,
                        new Act.Cancel(Cancellation.BACKLOG, null, null),
                        Reason.LINK_MISSING,
                        "missing",
                        "link"),
                no(
                        p3(),
                        LI_WEI,
                        new Act.Resolve("x", null, null, null, null),
                        Reason.REGRESSION_MISSING,
                        "missing",
                        "regression"),
                no(p3(), LI_WEI, new Act.Assign(null, null, List.of()), Reason.TARGET_MISSING, "missing", "target"),
                no(accepted(), WANG_FANG, new Act.Rate(6, null), Reason.STARS_OUT_OF_RANGE, "end", "ACCEPTED"),
                no(p3().resolved(), WANG_FANG, new Act.Accept(null, 0), Reason.STARS_OUT_OF_RANGE, "state", "RESOLVED"),
                no(
                        p3().acknowledged(),
                        LI_WEI,
                        new Act.Hold("lunch"),
                        Reason.REASON_UNKNOWN,
                        "known",
                        "approved-window, waiting-reporter, waiting-vendor"),
                no(
                        p3(),
                        LI_WEI,
                        new Act.Resolve("x", "gremlins", null, null, Regression.NONE),
                        Reason.CAUSE_UNKNOWN,
                        "known",
                        "code, config, third-party"),
                no(
                        p3(),
                        LI_WEI,
                        new Act.Classify(null, null, "gremlins", null),
                        Reason.CAUSE_UNKNOWN,
                        "cause",
                        "gremlins"),
                no(p3(), LI_WEI, new Act.Assign("nobody", null, List.of()), Reason.PERSON_UNKNOWN, "unknown", "nobody"),
                no(
                        p3(),
                        LI_WEI,
                        new Act.Assign("wang.fang", null, List.of()),
                        Reason.ASSIGNEE_NOT_A_RESPONDER,
                        "person",
                        "wang.fang"),
                no(
                        p3(),
                        LI_WEI,
                        new Act.Assign(null, "moon", List.of()),
                        Reason.GROUP_UNKNOWN,
                        "known",
                        "biz, dev, ops"));
    }

    @ParameterizedTest(name = "{2}: {3}")
    @MethodSource("refusals")
    void isRefusedWithWhatItsMessageNeeds(
            Story story, Actor actor, Act act, Reason reason, Map<String, String> detail) {
        Decision.Refused refused = story.refused(actor, act);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.detail()).containsAllEntriesOf(detail);
        assertThat(refused.possible()).isEqualTo(story.possible(actor));
    }

    @Test
    void everyReasonIsTried() {
        assertThat(refusals().map(a -> a.get()[3]).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder((Object[]) Reason.values());
    }

    @Test
    void reportIsRefusedWithoutAnythingToSay() {
        Act.Report empty = report(WANG_FANG, Grade.P3, " ", NINE);
        assertThat(new Lifecycle().decide(null, empty, facts(null, empty, WANG_FANG, NINE)))
                .isInstanceOfSatisfying(Decision.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.TEXT_MISSING);
                    assertThat(refused.possible()).isEmpty();
                });
    }

    @Test
    void reportIsRefusedForAGroupTheDeskLacksAndIntoAnEndedTicket() {
        Act.Report report = report(WANG_FANG, Grade.P3, "x", NINE);
        Facts known = facts(null, report, WANG_FANG, NINE);
        Facts without = new Facts(
                NINE,
                WANG_FANG,
                true,
                known.targets(),
                known.clocks(),
                null,
                null,
                NINE,
                HOLD_REASONS,
                CAUSES,
                Map.of("ops", "zhao.min"),
                null,
                "zhao.min");
        assertThat(new Lifecycle().decide(null, report, without))
                .isInstanceOfSatisfying(
                        Decision.Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.GROUP_UNKNOWN));
        Act.Report late =
                report(WANG_FANG, Grade.P3, "x", NINE, "function", accepted().ticket());
        assertThat(new Lifecycle().decide(null, late, known))
                .isInstanceOfSatisfying(
                        Decision.Refused.class, r -> assertThat(r.reason()).isEqualTo(Reason.NOT_AN_OPEN_TICKET));
    }

    @Test
    void missingRegressionIsAskedOnlyOfADefect() {
        for (String category : List.of("function", "data", "security")) {
            assertThat(Story.of(WANG_FANG, Grade.P3, category)
                            .refused(LI_WEI, new Act.Resolve("x", null, null, null, null))
                            .reason())
                    .isEqualTo(Reason.REGRESSION_MISSING);
        }
        for (String category : List.of("content", "server", "other")) {
            Story.of(WANG_FANG, Grade.P3, category).by(LI_WEI, new Act.Resolve("x", null, null, null, null));
        }
    }

    @Test
    void refusedOneLearnsWhatIsPossible() {
        assertThat(p3().resolved().refused(LI_WEI, new Act.Accept(null, null)).possible())
                .startsWith(Verb.WITHDRAW)
                .contains(Verb.COMMENT)
                .doesNotContain(Verb.ACCEPT, Verb.RESOLVE);
    }

    private static Story p3() {
        return Story.of(Grade.P3);
    }

    private static Story accepted() {
        return p3().resolved().by(WANG_FANG, new Act.Accept(null, null));
    }

    private static Story asked() {
        return p3().acknowledged().by(LI_WEI, new Act.Ask("哪个订单？"));
    }

    private static Story bounced() {
        return p3().by(LI_WEI, new Act.Assign(null, "biz", List.of()))
                .by(SUN_LI, new Act.Assign(null, "dev", List.of()));
    }

    private static Arguments itself() {
        Story story = p3();
        return no(story, LI_WEI, new Act.Merge(story.ticket(), List.of()), Reason.ITSELF, "state", "DISPATCHED");
    }

    private static Arguments no(Story story, Actor actor, Act act, Reason reason, String name, String value) {
        return Arguments.of(story, actor, act, reason, Map.of(name, value));
    }
}
