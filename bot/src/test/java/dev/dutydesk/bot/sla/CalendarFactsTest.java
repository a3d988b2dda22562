package dev.dutydesk.bot.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Deadlines;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarFactsTest {
    private static final Instant NINE = Cast.NINE;
    private final Desk shop = Examples.shop();
    private final FactsSource source = new CalendarFacts(Holidays.shipped(), new OnCall());
    private final Lifecycle lifecycle = new Lifecycle();
    private final Actor wangFang = shop.actor("wang.fang").orElseThrow();
    private final Actor liWei = shop.actor("li.wei").orElseThrow();

    @Test
    void targetsAreTheDeskFiles() {
        Facts facts = source.gather(shop, null, null, wangFang, NINE);
        assertThat(facts.targets())
                .containsEntry(Grade.P1, deadlines(Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2)))
                .containsEntry(Grade.P3, deadlines(Duration.ofHours(2), null, Duration.ofDays(1)));
        Instant six = Instant.parse("2026-11-23T10:00:00Z");
        assertThat(facts.targets()).containsEntry(Grade.ROUTINE, new Deadlines(six, null, six));
        assertThat(facts.reopenUntil()).as("five working days").isEqualTo(NINE.plus(Duration.ofDays(7)));
        assertThat(facts.holdReasons()).contains("waiting-vendor");
        assertThat(facts.causes()).contains("third-party");
        assertThat(facts.groups()).containsExactlyInAnyOrder("dev", "ops", "biz");
        assertThat(facts.lead()).isEqualTo("zhao.min");
        assertThat(facts.resumed()).isNull();
    }

    @Test
    void plannedWorkIsDueWhenThePlanSays() {
        assertThat(resolve("monthly-patch", NINE)).as("three working days").isEqualTo(NINE.plus(Duration.ofDays(3)));
        Instant before = Instant.parse("2026-10-27T12:00:00Z");
        assertThat(resolve("promotion:2026-11-10T20:00", before))
                .as("the last working moment before Double 11")
                .isEqualTo(Instant.parse("2026-11-10T10:00:00Z"));
        assertThat(resolve("promotion:2025-11-10T20:00", before))
                .as("one that the file has no more")
                .isEqualTo(Instant.parse("2026-10-28T10:00:00Z"));
    }

    private Instant resolve(String planned, Instant at) {
        Act.Report report = new Act.Report(
                TicketId.at(at),
                "shop",
                "补丁",
                "zhao.min",
                "ops",
                Ticket.Origin.PLANNED,
                planned,
                new Place("shop", null),
                Grade.ROUTINE,
                "maintenance",
                "maintenance",
                "ops",
                List.of(),
                false,
                false,
                null,
                List.of("shop"),
                null);
        Ticket opened = after(null, report, Actor.CLOCK, at);
        assertThat(source.gather(shop, opened, new Act.Recalculate(), wangFang, at.plusSeconds(60))
                        .recalculated())
                .isEqualTo(opened.deadlines());
        return Objects.requireNonNull(opened.deadlines().resolve());
    }

    @Test
    void whatWasReportedInAPromotionKeepsItsTargets() {
        Instant inside = Instant.parse("2026-11-11T01:00:00Z");
        Ticket ticket = after(null, Cast.report(Cast.WANG_FANG, Grade.P2, "商品加不进购物车", inside), wangFang, inside);
        assertThat(ticket.deadlines().respond()).isEqualTo(inside.plus(Duration.ofMinutes(5)));
        assertThat(ticket.deadlines().resolve()).isEqualTo(inside.plus(Duration.ofHours(2)));
        Instant afterwards = inside.plus(Duration.ofDays(2));
        assertThat(Objects.requireNonNull(
                                facts(ticket, null, afterwards).targets().get(Grade.P2))
                        .respond())
                .isEqualTo(afterwards.plus(Duration.ofMinutes(5)));
    }

    @Test
    void theLeadIsTheGroupsAndTheAssigneeWhomTheActNames() {
        assertThat(facts(null, Cast.report(Cast.WANG_FANG, Grade.P3, "上架", NINE, "content", null), NINE)
                        .lead())
                .isEqualTo("sun.li");
        Ticket ticket = reported();
        Actor assignee =
                facts(ticket, new Act.Assign("chen.jie", null, List.of()), NINE).assignee();
        assertThat(assignee).isEqualTo(shop.actor("chen.jie").orElseThrow());
        assertThat(facts(ticket, new Act.Assign("nobody", null, List.of()), NINE)
                        .assignee())
                .isNull();
    }

    @Test
    void whetherTheHandlerIsOnDutyIsTheRosters() {
        assertThat(facts(reported(), null, NINE).handlerOnDuty())
                .as("nobody has it")
                .isFalse();
        Ticket ticket = after(reported(), new Act.Acknowledge(), liWei, NINE.plusSeconds(120));
        Instant tuesday = NINE.plus(Duration.ofDays(1));
        assertThat(facts(ticket, null, tuesday).handlerOnDuty()).isTrue();
        assertThat(facts(ticket, null, tuesday.plus(Duration.ofDays(7))).handlerOnDuty())
                .as("陈杰's week")
                .isFalse();
    }

    @Test
    void whatIsUndecidedMovesByTheTimeItStoodStill() {
        Ticket ticket = after(reported(), new Act.Acknowledge(), liWei, NINE.plusSeconds(120));
        assertThat(facts(ticket, null, NINE.plusSeconds(180)).resumed()).isNull();
        Ticket resolved = after(
                ticket,
                new Act.Resolve("重启网关", null, null, null, Regression.PASSED),
                liWei,
                NINE.plus(Duration.ofMinutes(40)));
        Facts later = facts(resolved, null, NINE.plus(Duration.ofMinutes(100)));
        assertThat(later.resumed())
                .isEqualTo(new Deadlines(
                        resolved.deadlines().respond(),
                        // It had run out before.
                        resolved.deadlines().diagnose(),
                        NINE.plus(Duration.ofMinutes(180))));
        assertThat(facts(resolved, null, NINE).resumed()).isEqualTo(resolved.deadlines());
    }

    @Test
    void aChangedFileCountsWhenATicketIsCalculatedAnew() {
        Ticket ticket = reported();
        assertThat(facts(ticket, null, NINE).recalculated()).isEqualTo(ticket.deadlines());
        Desk stricter = Examples.shop(Examples.text().replace("P1:      {respond: 5m", "P1:      {respond: 4m"));
        Deadlines anew = source.gather(stricter, ticket, new Act.Recalculate(), liWei, NINE.plusSeconds(60))
                .recalculated();
        assertThat(anew).isEqualTo(deadlines(Duration.ofMinutes(4), Duration.ofMinutes(30), Duration.ofHours(2)));
    }

    @Test
    void aHoldMovesAWorkingClockByTheWorkingTimeInIt() {
        Ticket ticket = after(null, Cast.report(Cast.WANG_FANG, Grade.P3, "图标歪了", NINE), wangFang, NINE);
        ticket = after(ticket, new Act.Acknowledge(), liWei, NINE.plusSeconds(120));
        Instant five = NINE.plus(Duration.ofHours(8));
        Ticket held = after(ticket, new Act.Hold("waiting-vendor"), liWei, five);
        Ticket resumed = after(held, new Act.Resume(null), liWei, NINE.plus(Duration.ofHours(25)));
        // Held from Monday 17:00 to Tuesday 10:00: two hours of work.
        assertThat(resumed.deadlines().resolve()).isEqualTo(NINE.plus(Duration.ofHours(24 + 2)));
        assertThat(resumed.held()).isEqualTo(Duration.ofHours(17));
    }

    @Test
    void whatIsReportedInsideAPromotionHasItsTargetsForGood() {
        Instant inside = Instant.parse("2026-11-11T04:00:00Z");
        Facts facts = source.gather(shop, null, null, wangFang, inside);
        assertThat(respond(facts, Grade.P2)).isEqualTo(inside.plus(Duration.ofMinutes(5)));
        assertThat(respond(facts, Grade.P1)).isEqualTo(inside.plus(Duration.ofMinutes(5)));
        Ticket ticket = Cast.changed(lifecycle.decide(null, Cast.report(Cast.WANG_FANG, Grade.P2, "慢", inside), facts))
                .after();
        Instant after = Instant.parse("2026-11-11T16:00:00Z");
        assertThat(source.gather(shop, ticket, null, wangFang, after).recalculated())
                .isEqualTo(ticket.deadlines());
        assertThat(respond(source.gather(shop, null, null, wangFang, after), Grade.P2))
                .isEqualTo(after.plus(Duration.ofMinutes(30)));
    }

    @Test
    void whatTheClockAcceptedCanBeReopenedFromTheNextWorkingDayOn() {
        Instant friday = Instant.parse("2026-11-27T03:00:00Z");
        Facts byPerson = source.gather(shop, null, null, wangFang, friday);
        assertThat(byPerson.reopenUntil()).isEqualTo("2026-12-04T03:00:00Z");
        Facts byClock = source.gather(shop, null, new Act.Accept(null, null), Actor.CLOCK, friday);
        assertThat(byClock.reopenUntil()).isEqualTo("2026-12-07T01:00:00Z");
    }

    private static @Nullable Instant respond(Facts facts, Grade grade) {
        return facts.targets().getOrDefault(grade, Deadlines.NONE).respond();
    }

    private Ticket reported() {
        return after(null, Cast.report(Cast.WANG_FANG, Grade.P1, "付不了款", NINE), wangFang, NINE);
    }

    private Ticket after(@Nullable Ticket ticket, Act act, Actor actor, Instant now) {
        return Cast.changed(lifecycle.decide(ticket, act, source.gather(shop, ticket, act, actor, now)))
                .after();
    }

    private Facts facts(@Nullable Ticket ticket, @Nullable Act act, Instant now) {
        return source.gather(shop, ticket, act, wangFang, now);
    }

    private static Deadlines deadlines(Duration respond, @Nullable Duration diagnose, Duration resolve) {
        return new Deadlines(NINE.plus(respond), diagnose == null ? null : NINE.plus(diagnose), NINE.plus(resolve));
    }
}
