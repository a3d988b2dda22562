package dev.dutydesk.bot.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Examples;
import dev.dutydesk.bot.desk.Repository;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.sla.CalendarClock;
import dev.dutydesk.bot.sla.Holidays;
import dev.dutydesk.bot.ticket.Tale;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** In each state of each grade: who would be called if nobody did anything for two weeks. The docs' table is made from it. */
class EveryStateTest {
    private static final String DOC = "docs/escalation.md";
    private static final Duration NOTHING_HAPPENS = Duration.ofDays(14);
    /** 李伟's duty goes on all the while. */
    private static final Desk SHOP = Examples.shop(Examples.text()
            .replace("from: 2026-11-23, people: [li.wei, chen.jie]", "from: 2026-11-16, people: [li.wei]"));

    private static final Map<String, Consumer<Tale>> WAYS = Map.of(
            "DISPATCHED", tale -> {},
            "ACKNOWLEDGED", tale -> tale.act("li.wei", new Act.Acknowledge()),
            "DIAGNOSED", tale -> tale.act("li.wei", new Act.Diagnose("证书过期")),
            "ON_HOLD",
                    tale -> tale.act("li.wei", new Act.Acknowledge()).act("zhao.min", new Act.Hold("waiting-vendor")),
            "RESOLVED", EveryStateTest::resolve,
            "ACCEPTED",
                    tale -> {
                        resolve(tale);
                        tale.act("wang.fang", new Act.Accept(null, null));
                    },
            "CANCELLED", tale -> tale.act("wang.fang", new Act.Cancel(Ticket.Cancellation.WITHDRAWN, "好了", null)));

    private final Agenda agenda =
            new Agenda(id -> Optional.of(SHOP), new CalendarClock(Holidays.shipped()), new OnCall());

    private record Call(Duration after, String kind, List<String> people) {}

    private static void resolve(Tale tale) {
        tale.act("li.wei", new Act.Resolve("已换证书", null, null, null, Regression.PASSED));
    }

    @Test
    void theTableSaysWhoIsCalled() throws IOException {
        StringBuilder table = new StringBuilder("| state | P1 | P2 | P3 | routine |\n|---|---|---|---|---|\n");
        for (State state : State.values()) {
            if (WAYS.containsKey(state.name())) {
                String cells = Stream.of(Grade.values())
                        .map(grade -> cell(calls(grade, state)))
                        .collect(Collectors.joining(" | "));
                table.append("| %s | %s |%n"
                        .formatted(state.name().toLowerCase(Locale.ROOT).replace('_', ' '), cells));
            }
        }
        Repository.holds(
                DOC, Repository.filled(Files.readString(Repository.root().resolve(DOC)), "states", table.toString()));
    }

    @Test
    void whatIsEndedCallsNobodyButAP1sHandlerAndWhatIsHeldOnlyAsksALeadAtTheCap() {
        assertThat(calls(Grade.P1, State.ACCEPTED))
                .singleElement()
                .satisfies(call -> assertThat(call.kind()).isEqualTo("retrospective"))
                .satisfies(call -> assertThat(call.people()).containsExactly("li.wei"));
        for (Grade grade : Grade.values()) {
            if (grade != Grade.P1) {
                assertThat(calls(grade, State.ACCEPTED))
                        .as("%s accepted", grade)
                        .isEmpty();
            }
            assertThat(calls(grade, State.CANCELLED)).as("%s cancelled", grade).isEmpty();
            assertThat(calls(grade, State.ON_HOLD))
                    .as("%s on hold", grade)
                    .singleElement()
                    .satisfies(call -> assertThat(call.kind()).isEqualTo("held"))
                    .satisfies(call -> assertThat(call.people()).containsExactly("zhao.min"));
            assertThat(calls(grade, State.RESOLVED))
                    .as("%s resolved", grade)
                    .allSatisfy(call -> assertThat(call.people()).containsExactly("wang.fang"));
            assertThat(calls(grade, State.DISPATCHED))
                    .as("%s waits for somebody: in the end its lead is called", grade)
                    .last()
                    .satisfies(call -> assertThat(call.people()).contains("zhao.min"));
        }
    }

    /** What is said of it while nobody does anything; a step that is said again and again to the same people once. */
    private List<Call> calls(Grade grade, State state) {
        Tale tale = Tale.of(12, grade, "付不了款");
        WAYS.getOrDefault(state.name(), none -> {}).accept(tale);
        assertThat(tale.ticket().state()).isEqualTo(state);
        Instant since = tale.now();
        int before = tale.history().size();
        Instant next = agenda.next(tale.ticket());
        while (next != null && tale.ticket().state() == state && !next.isAfter(since.plus(NOTHING_HAPPENS))) {
            tale.until(next).act("clock", agenda.due(tale.ticket(), next).orElseThrow());
            next = agenda.next(tale.ticket());
        }
        List<Call> calls = new ArrayList<>();
        for (Event event : tale.history().subList(before, tale.history().size())) {
            if (event.verb() == Verb.REMIND) {
                Call call = new Call(
                        Duration.between(since, event.at()),
                        event.detail().getOrDefault("kind", ""),
                        people(event.detail().getOrDefault("to", "")));
                boolean again = calls.stream()
                        .anyMatch(each ->
                                each.kind().equals(call.kind()) && each.people().equals(call.people()));
                if (!again) {
                    calls.add(call);
                }
            }
        }
        return calls;
    }

    private static List<String> people(String to) {
        return Stream.of(to.split(",")).filter(id -> !id.isEmpty()).toList();
    }

    private static String cell(List<Call> calls) {
        return calls.isEmpty()
                ? "nobody"
                : calls.stream()
                        .map(call -> "%s: %s"
                                .formatted(
                                        call.kind(),
                                        String.join(
                                                ", ",
                                                call.people().stream()
                                                        .map(EveryStateTest::role)
                                                        .toList())))
                        .distinct()
                        .collect(Collectors.joining("; "));
    }

    private static String role(String person) {
        return switch (person) {
            case "li.wei" -> "on duty";
            case "zhao.min" -> "lead";
            case "wang.fang" -> "reporter";
            default -> person;
        };
    }
}
