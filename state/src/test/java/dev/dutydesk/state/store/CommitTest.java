package dev.dutydesk.state.store;

import static dev.dutydesk.state.store.KeptDesk.DESK;
import static dev.dutydesk.state.store.KeptDesk.bytes;
import static dev.dutydesk.state.store.KeptDesk.done;
import static dev.dutydesk.state.store.KeptDesk.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.lifecycle.Cast;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a commit leaves behind. */
class CommitTest {
    private static final int ALL = 100;

    @RegisterExtension
    static final StoreRedis redis = new StoreRedis();

    private final KeptDesk desk = new KeptDesk(redis.connections());
    private final Tickets tickets = desk.tickets;
    private final Marks marks = new Marks(redis.connections());
    private final Timers timers = new Timers(redis.connections());
    private final Notices notices = new Notices(redis.connections());

    @Test
    void aReportIsFoundByEveryWay() {
        TicketId id = desk.reported(Grade.P1);

        Numbered found = tickets.find(DESK, 1).orElseThrow();
        assertThat(found.ticket().id()).isEqualTo(id);
        assertThat(tickets.find(DESK, id)).contains(found);
        assertThat(tickets.rootedAt(DESK, "客服群", "m-" + id)).contains(id);
        assertThat(tickets.rootedAt(DESK, "alerts", "m-" + id)).isEmpty();
        assertThat(tickets.find(DESK, 2)).isEmpty();
        assertThat(tickets.find(DESK, TicketId.at(desk.now()))).isEmpty();
        assertThat(tickets.find("other", id)).isEmpty();
        assertThat(desk.indexes(id)).isEqualTo(KeptDesk.wanted(found.ticket()));
    }

    @Test
    void whatIsReadIsWhatWasDecided() {
        Act.Report report = desk.report(Grade.P2, "订单导不出来", "export");
        TicketId id = desk.reported(report);
        desk.does(id, Cast.LI_WEI, new Act.Acknowledge());
        Ticket before = desk.ticket(id);
        Ticket after =
                desk.decide(before, new Act.Diagnose("表锁住了"), Cast.LI_WEI).after();

        desk.does(id, Cast.LI_WEI, new Act.Diagnose("表锁住了"));

        assertThat(desk.ticket(id)).isEqualTo(after);
        assertThat(new Records(redis.connections()).history(DESK, id).ticket()).isEqualTo(after);
        assertThat(tickets.history(DESK, id)).extracting(Event::no).containsExactly(1, 2, 3);
    }

    @Test
    void eachDeskCountsForItself() {
        TicketId first = desk.reported(Grade.P3);
        TicketId second = desk.reported(Grade.P3);
        Act.Report report = desk.report(Grade.P3, "x", null);
        assertThat(done(tickets.commit(Commit.of("other", "d", desk.decide(null, report, Cast.WANG_FANG), "answer")))
                        .numbers())
                .containsExactly(1L);

        assertThat(tickets.find(DESK, first).orElseThrow().number()).isEqualTo(1);
        assertThat(tickets.find(DESK, second).orElseThrow().number()).isEqualTo(2);
    }

    @Test
    void aRoomIsBehindSinceTheFirstChangeThatItDoesNotShow() {
        TicketId id = desk.reported(Grade.P1);
        Mark room = new Mark(id, "客服群");
        Mark alerts = new Mark(id, "alerts");
        Instant reported = desk.now();
        assertThat(marks.behind(DESK, reported, ALL)).containsExactlyInAnyOrder(room, alerts);

        desk.minutes(5).does(id, Cast.LI_WEI, new Act.Acknowledge());
        assertThat(marks.behind(DESK, reported, ALL)).contains(room, alerts);

        desk.commands().hset(WaitingKeys.lease(DESK), "epoch", bytes("1"));
        Shown shown = Shown.NOTHING.sent(Shown.NOTHING.card(room, 2, 2, desk.now()), "m1");
        assertThat(marks.shown(DESK, 1, desk.now(), Marks.Told.done(room, shown)))
                .isEqualTo(Effect.DONE);
        assertThat(marks.behind(DESK, desk.now(), ALL)).doesNotContain(room);

        desk.minutes(5).does(id, Cast.LI_WEI, new Act.Diagnose("x"));
        assertThat(marks.behind(DESK, desk.now(), ALL)).contains(room);
        assertThat(marks.behind(DESK, desk.now().minusSeconds(1), ALL)).doesNotContain(room);
    }

    @Test
    void aRoomThatWasPutOffIsTriedAgainWithTheNextChange() {
        TicketId id = desk.reported(Grade.P1);
        Mark room = new Mark(id, "客服群");
        desk.commands().hset(WaitingKeys.lease(DESK), "epoch", bytes("1"));
        marks.later(DESK, 1, List.of(room), desk.now().plus(Duration.ofHours(1)));

        desk.minutes(5).does(id, Cast.LI_WEI, new Act.Acknowledge());

        assertThat(marks.behind(DESK, desk.now(), ALL)).contains(room);
        Backlog backlog = new Backlogs(redis.connections()).of(DESK, desk.now());
        assertThat(backlog.behindSince()).isEqualTo(Cast.NINE);
    }

    @Test
    void theTimerIsTheTicketsNextDueTimeAndGoesWithTheArchiving() {
        TicketId id = desk.reported(Grade.P1);
        Timers.Owner owner = Timers.Owner.of(id);
        assertThat(timers.at(DESK, owner)).contains(Cast.NINE.plus(Duration.ofMinutes(5)));

        TicketId other = desk.reported(Grade.P3);
        desk.accepted(other);
        assertThat(timers.at(DESK, Timers.Owner.of(other)).orElseThrow())
                .isEqualTo(desk.ticket(other).closing().reopenUntil());

        desk.at(timers.at(DESK, Timers.Owner.of(other)).orElseThrow()).does(other, Cast.CLOCK, new Act.Archive());
        assertThat(timers.at(DESK, Timers.Owner.of(other))).isEmpty();
    }

    @Test
    void noticesWaitFromThenOn() {
        TicketId id = desk.reported(Grade.P1);
        desk.minutes(1).does(id, Cast.ZHAO_MIN, new Act.Assign("li.wei", null, List.of()));

        List<Notices.Waiting> waiting = notices.due(DESK, desk.now(), ALL);
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().notice().to()).isEqualTo("li.wei");
        assertThat(waiting.getFirst().notice().kind()).isEqualTo(Notice.Kind.ASSIGNED);
        assertThat(waiting.getFirst().sending()).isNull();
        assertThat(notices.due(DESK, desk.now().minusMillis(1), ALL)).isEmpty();
    }

    @Test
    void stepsStandUnderTheirDayInTheDesksZone() {
        desk.at(Instant.parse("2026-11-23T15:59:00Z"));
        TicketId id = desk.reported(Grade.P1);
        desk.minutes(2).does(id, Cast.LI_WEI, new Act.Acknowledge());
        TicketId late = desk.reported(Grade.P1);
        desk.minutes(10).does(late, Cast.LI_WEI, new Act.Acknowledge());

        assertThat(day(Verb.REPORT, "2026-11-23", id)).isEqualTo(facts("wang.fang", false, false));
        assertThat(day(Verb.ACKNOWLEDGE, "2026-11-24", id)).isEqualTo(facts("li.wei", false, false));
        assertThat(day(Verb.ACKNOWLEDGE, "2026-11-24", late)).isEqualTo(facts("li.wei", true, false));
        assertThat(desk.commands().hget(desk.keys.day(Verb.ACKNOWLEDGE, LocalDate.parse("2026-11-23")), id.value()))
                .isNull();
    }

    @Test
    void whatOnlyTriesTheBotOutSaysSoInWhatReviewsCount() {
        desk.at(Instant.parse("2026-11-23T10:00:00Z"));
        Act.Report report = desk.report(Grade.P1, "测试", null);
        TicketId id = desk.reported(new Act.Report(
                report.id(),
                report.desk(),
                report.text(),
                report.reporter(),
                report.side(),
                Ticket.Origin.TEST,
                null,
                report.place(),
                report.grade(),
                report.category(),
                report.module(),
                report.group(),
                report.why(),
                false,
                false,
                null,
                report.rooms(),
                null));
        desk.minutes(10).does(id, Cast.LI_WEI, new Act.Acknowledge());

        assertThat(day(Verb.REPORT, "2026-11-23", id)).isEqualTo(facts("wang.fang", false, true));
        assertThat(day(Verb.ACKNOWLEDGE, "2026-11-23", id)).isEqualTo(facts("li.wei", true, true));
    }

    private static DayFacts facts(String who, boolean late, boolean test) {
        return new DayFacts(Grade.P1, Grade.P1, "dev", "function", "payment", who, late, null, test);
    }

    private DayFacts day(Verb verb, String day, TicketId id) {
        return DayFacts.parse(text(desk.commands().hget(desk.keys.day(verb, LocalDate.parse(day)), id.value())));
    }

    @Test
    void followersOfTheDeskSeeWhatHappened() {
        TicketId id = desk.reported(Grade.P1);
        desk.does(id, Cast.LI_WEI, new Act.Diagnose("x"));

        assertThat(desk.commands().xrange(desk.keys.events(), io.lettuce.core.Range.create("-", "+")).stream()
                        .map(m -> text(m.getBody().get("no")) + " "
                                + text(m.getBody().get("verb")))
                        .toList())
                .containsExactly("1 report", "2 acknowledge", "3 diagnose");
    }

    @Test
    void anAnswerAloneIsKeptLikeAnyOther() {
        assertThat(tickets.commit(Commit.answer(DESK, "d", "无权限\nno")))
                .isEqualTo(new Outcome.Done("无权限\nno", List.of(), false));
        assertThat(tickets.commit(Commit.answer(DESK, "d", "else")))
                .isEqualTo(new Outcome.Done("无权限\nno", List.of(), true));
        assertThat(tickets.answered(DESK, "d")).contains(new Outcome.Done("无权限\nno", List.of(), true));
        assertThat(tickets.answered(DESK, "never")).isEmpty();
        assertThat(desk.commands().ttl(desk.keys.commit("d"))).isBetween(25L * 3600 - 60, 25L * 3600);
    }

    @Test
    void everyRepeatHasNoEffectAndTheFirstAnswer() {
        Commit commit = Commit.of(
                        DESK, "d", desk.decide(null, desk.report(Grade.P1, "x", "fp"), Cast.WANG_FANG), "answer")
                .claiming("fp");
        Outcome.Done first = done(tickets.commit(commit));
        var kept = desk.everything();

        for (int i = 0; i < 3; i++) {
            assertThat(tickets.commit(commit)).isEqualTo(new Outcome.Done("answer", first.numbers(), true));
        }
        assertThat(desk.everything()).isEqualTo(kept);
    }

    @Test
    void ofTwoThatDecidedOnTheSameRevisionOneIsStale() {
        TicketId id = desk.reported(Grade.P3);
        Ticket seen = desk.ticket(id);
        done(tickets.commit(Commit.of(DESK, "a", desk.decide(seen, new Act.Acknowledge(), Cast.LI_WEI), "a")));
        var kept = desk.everything();

        assertThat(tickets.commit(Commit.of(DESK, "b", desk.decide(seen, new Act.Acknowledge(), Cast.CHEN_JIE), "b")))
                .isEqualTo(new Outcome.Stale());
        assertThat(desk.everything()).isEqualTo(kept);
        assertThat(tickets.answered(DESK, "b")).isEmpty();
    }

    @Test
    void twoTicketsAreWrittenTogetherOrNotAtAll() {
        TicketId one = desk.reported(Grade.P3);
        TicketId other = desk.reported(Grade.P2);
        Commit merge = Commit.of(
                DESK,
                "merge",
                desk.decide(desk.ticket(one), new Act.Merge(desk.ticket(other), List.of()), Cast.ZHAO_MIN),
                "merged");
        desk.does(other, Cast.LI_WEI, new Act.Acknowledge());
        var kept = desk.everything();

        assertThat(tickets.commit(merge)).isEqualTo(new Outcome.Stale());
        assertThat(desk.everything()).isEqualTo(kept);

        desk.does(one, Cast.ZHAO_MIN, new Act.Merge(desk.ticket(other), List.of()));
        assertThat(desk.ticket(one).state()).isEqualTo(State.MERGED);
        assertThat(desk.ticket(other).merged()).containsExactly(one);
        assertThat(desk.indexes(one)).isEqualTo(KeptDesk.wanted(desk.ticket(one)));
        assertThat(desk.indexes(other)).isEqualTo(KeptDesk.wanted(desk.ticket(other)));
    }

    @Test
    void oneOpenTicketHoldsAFingerprint() {
        TicketId first = desk.reported(desk.report(Grade.P1, "x", "fp"));
        Commit second = Commit.of(
                        DESK, "second", desk.decide(null, desk.report(Grade.P1, "y", "fp"), Cast.WANG_FANG), "y")
                .claiming("fp");
        assertThat(tickets.commit(second)).isEqualTo(new Outcome.Claimed(first));
        assertThat(tickets.find(DESK, 2)).isEmpty();

        desk.accepted(first);
        assertThat(tickets.commit(second)).isInstanceOf(Outcome.Done.class);
        TicketId next = tickets.find(DESK, 2).orElseThrow().ticket().id();

        // It comes back while another has taken its place: that one keeps it.
        desk.does(first, Cast.WANG_FANG, new Act.Reopen("还是不行", null));
        assertThat(text(desk.commands().get(desk.keys.claim("fp")))).isEqualTo(next.value());
        desk.accepted(next);
        assertThat(desk.commands().exists(desk.keys.claim("fp"))).isZero();
    }

    @Test
    void whoLostTheLeaseWritesNothing() {
        desk.commands().hset(WaitingKeys.lease(DESK), "epoch", bytes("2"));
        Commit commit =
                Commit.of(DESK, "d", desk.decide(null, desk.report(Grade.P1, "x", null), Cast.WANG_FANG), "answer");
        var kept = desk.everything();

        assertThat(tickets.commit(commit.during(1))).isInstanceOf(Outcome.NotSent.class);
        assertThat(desk.everything()).isEqualTo(kept);
        assertThat(tickets.commit(commit.during(2))).isInstanceOf(Outcome.Done.class);
        // A repeat is answered whoever holds the lease by then.
        assertThat(done(tickets.commit(commit.during(1))).repeated()).isTrue();
    }

    @Test
    void theNumberOfWritesDoesNotGrowWithTheHistory() {
        TicketId id = desk.reported(Grade.P3);
        int early = writes(id);
        for (int i = 0; i < 100; i++) {
            desk.minutes(1).does(id, Cast.WANG_FANG, new Act.Comment("还在等"));
        }

        assertThat(writes(id)).isEqualTo(early);
    }

    private int writes(TicketId id) {
        Drafting drafting = new Drafting(new Records(redis.connections()), KeptDesk.DUE, Zones.UTC);
        return drafting.of(
                        Commit.of(DESK, "d", desk.decide(desk.ticket(id), new Act.Comment("还在等"), Cast.WANG_FANG), ""),
                        desk.now())
                .size();
    }
}
