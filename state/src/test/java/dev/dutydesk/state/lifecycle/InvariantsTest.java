package dev.dutydesk.state.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Facts;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.jspecify.annotations.Nullable;

/** Whatever people do, in whatever order, these hold. */
class InvariantsTest {
    private final Lifecycle lifecycle = new Lifecycle();
    private static final Map<Verb, Integer> happened = new EnumMap<>(Verb.class);
    private static final Set<State> stood = EnumSet.noneOf(State.class);
    private final Set<Transition> ways = new HashSet<>(TransitionTable.transitions());

    @Provide
    Arbitrary<Act.Report> reports() {
        return AnyActs.reports(Cast.NINE);
    }

    @Provide
    Arbitrary<List<AnyActs.Deed>> deeds() {
        return AnyActs.deeds(40);
    }

    @Property(tries = 150)
    void anySequenceOfActsKeepsTheInvariants(
            @ForAll("reports") Act.Report first,
            @ForAll("reports") Act.Report second,
            @ForAll("deeds") List<AnyActs.Deed> deeds) {
        Map<TicketId, Ticket> store = new HashMap<>();
        commit(store, decide(null, first, AnyActs.reporter(first), Cast.NINE));
        commit(store, decide(null, second, AnyActs.reporter(second), Cast.NINE));
        Instant now = Cast.NINE;
        for (AnyActs.Deed deed : deeds) {
            now = now.plus(deed.later());
            Ticket ticket = Objects.requireNonNull(store.get(first.id()));
            AnyActs.Attempt attempt = deed.on(ticket, Objects.requireNonNull(store.get(second.id())), now);
            Act act = attempt.act();
            Facts facts = attempt.facts();
            List<Verb> possible = lifecycle.possible(ticket, facts);
            if (deed.choice() % 8 == 0) {
                whatIsPossibleIsNotRefused(ticket, facts, possible);
            }
            Decision decision = lifecycle.decide(ticket, act, facts);
            switch (decision) {
                case Decision.Changed changed -> {
                    boolean starsAfterwards = act instanceof Act.Accept && ticket.state() == State.ACCEPTED;
                    assertThat(possible).contains(starsAfterwards ? Verb.RATE : act.verb());
                    changeIsAllowed(ticket, act, attempt.actor(), changed.change());
                    commit(store, decision);
                }
                case Decision.Refused refused -> {
                    assertThat(refused.possible()).isEqualTo(possible);
                    if (!possible.contains(act.verb())) {
                        assertThat(refused.reason().kind()).isNotEqualTo(Decision.Kind.INCOMPLETE);
                    }
                }
                case Decision.Already already -> assertThat(already.at()).isNotNull();
            }
        }
    }

    /** Said completely, and something new. */
    private void whatIsPossibleIsNotRefused(Ticket ticket, Facts facts, List<Verb> possible) {
        for (Verb verb : possible) {
            Act act = verb == Verb.ASSIGN
                    ? new Act.Assign("chen.jie", ticket.sort().group(), List.of())
                    : WhoMayWhatTest.complete(verb, ticket, facts.now());
            if (lifecycle.decide(
                            ticket, act, Cast.facts(ticket, act, facts.actor(), facts.now(), facts.handlerOnDuty()))
                    instanceof Decision.Refused refused) {
                assertThat(refused.reason()).as("%s", act).isEqualTo(Decision.Reason.NOTHING_CHANGES);
            }
        }
    }

    private Decision decide(@Nullable Ticket ticket, Act act, Actor actor, Instant now) {
        return lifecycle.decide(ticket, act, Cast.facts(ticket, act, actor, now));
    }

    /** A property that never gets anywhere proves nothing. */
    @AfterContainer
    static void everythingHappened() {
        assertThat(happened.keySet()).containsAll(EnumSet.allOf(Verb.class));
        assertThat(stood).containsExactlyInAnyOrder(State.values());
    }

    private void commit(Map<TicketId, Ticket> store, Decision decision) {
        for (Change.Of of : Cast.changed(decision).tickets()) {
            Ticket stored = store.get(of.after().id());
            assertThat(of.before()).as("decided on what is stored").isEqualTo(stored);
            stepsFollow(of);
            isWhole(of.after());
            store.put(of.after().id(), of.after());
        }
    }

    private void stepsFollow(Change.Of of) {
        Ticket before = of.before();
        State from = before == null ? null : before.state();
        int no = before == null ? 0 : before.events();
        for (Change.Step step : of.steps()) {
            Event event = step.event();
            Ticket after = step.after();
            happened.merge(event.verb(), 1, Integer::sum);
            stood.add(after.state());
            assertThat(ways).contains(new Transition(event.verb(), from, after.state()));
            assertThat(event.to()).isEqualTo(after.state());
            assertThat(event.no()).isEqualTo(++no).isEqualTo(after.events());
            assertThat(after.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
            from = after.state();
        }
    }

    private static void isWhole(Ticket ticket) {
        State state = ticket.state();
        boolean over = state.isEnded() || state == State.ARCHIVED;
        assertThat(ticket.closing().end() != null).as("an end").isEqualTo(over);
        assertThat(ticket.closing().reopenUntil() != null).isEqualTo(over);
        assertThat(ticket.closing().at() != null).isEqualTo(over);
        assertThat(ticket.closing().mergedInto() != null)
                .isEqualTo(ticket.closing().end() == State.MERGED);
        assertThat(ticket.closing().mergedFrom() != null)
                .isEqualTo(ticket.closing().end() == State.MERGED);
        assertThat(ticket.hold() != null && ticket.hold().from() != null)
                .as("held")
                .isEqualTo(state == State.ON_HOLD);
        if (over || state == State.RESOLVED) {
            assertThat(ticket.hold()).isNull();
        }
        if (state == State.ACKNOWLEDGED || state == State.DIAGNOSED || state == State.ON_HOLD) {
            assertThat(ticket.response().handler()).isNotNull();
            assertThat(ticket.response().waitingSince()).isNull();
            assertThat(ticket.response().assignee()).isNull();
        }
        if (ticket.response().handler() != null) {
            assertThat(ticket.response().acknowledgedAt()).isNotNull();
            assertThat(ticket.response().handledSince()).isNotNull();
        }
        if (state == State.DISPATCHED) {
            assertThat(ticket.response().handler()).isNull();
            assertThat(ticket.response().waitingSince()).isNotNull();
        }
        if (state == State.RESOLVED) {
            assertThat(ticket.work().resolvedAt()).isNotNull();
            assertThat(ticket.work().resolvedBy()).isNotNull();
            assertThat(ticket.response().handler() != null
                            || String.valueOf(ticket.work().resolvedBy()).contains(":"))
                    .as("resolved by a person, so somebody has it")
                    .isTrue();
        } else if (state.isOpen()) {
            assertThat(ticket.work().resolvedAt()).isNull();
        }
        assertThat(ticket.sort().grade().isAbove(ticket.sort().highest())).isFalse();
        assertThat(ticket.held().isNegative()).isFalse();
        assertThat(ticket.closing().closedFor().isNegative()).isFalse();
        assertThat(ticket.report()
                        .title()
                        .codePointCount(0, ticket.report().title().length()))
                .isBetween(1, 60);
        assertThat(ticket.report().reporters())
                .doesNotHaveDuplicates()
                .doesNotContain(ticket.report().reporter());
    }

    private static void changeIsAllowed(Ticket before, Act act, Actor actor, Change change) {
        Ticket after = change.after();
        if (act instanceof Act.Accept && before.state() == State.RESOLVED) {
            boolean handled = actor.id().equals(before.response().handler())
                    || actor.id().equals(before.work().resolvedBy());
            if (handled) {
                assertThat(before.report().reporter()).isEqualTo(actor.id());
                assertThat(before.sort().grade()).isIn(Grade.P3, Grade.ROUTINE);
                assertThat(change.tickets()
                                .getFirst()
                                .steps()
                                .getFirst()
                                .event()
                                .detail())
                        .containsEntry("own", "true");
            }
            if (actor.kind() == Actor.Kind.CLOCK) {
                assertThat(before.sort().grade()).isNotEqualTo(Grade.P1);
                assertThat(after.closing().byClock()).isTrue();
            }
        }
        if (act instanceof Act.Regrade regrade
                && regrade.grade().isAbove(before.sort().grade())) {
            noneLater(before, after);
        }
        if (before.response().acknowledgedAt() != null) {
            assertThat(after.response().acknowledgedAt())
                    .as("a response once given")
                    .isEqualTo(before.response().acknowledgedAt());
            assertThat(after.deadlines().respond()).isEqualTo(before.deadlines().respond());
        }
        assertThat(change.notices()).noneMatch(n -> n.to().equals(actor.id()));
        assertThat(change.notices().stream().map(n -> n.id())).doesNotHaveDuplicates();
    }

    private static void noneLater(Ticket before, Ticket after) {
        notLater(before.deadlines().respond(), after.deadlines().respond());
        notLater(before.deadlines().diagnose(), after.deadlines().diagnose());
        notLater(before.deadlines().resolve(), after.deadlines().resolve());
    }

    private static void notLater(@Nullable Instant before, @Nullable Instant after) {
        if (before != null) {
            assertThat(after).isNotNull().isBeforeOrEqualTo(before);
        }
    }
}
