package dev.dutydesk.state.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Verb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class MachineTest {
    private final Set<Transition> table = new HashSet<>(TransitionTable.transitions());

    @Test
    void machineKnowsExactlyTheWaysOfTheTable() {
        Machine machine = new Machine();
        List<Transition> wrong = new ArrayList<>();
        List<Transition> all = everyWay();
        // In no order, so that nothing that one event leaves behind helps the next.
        Collections.shuffle(all, new Random(7));
        for (Transition way : all) {
            if (machine.takes(way) != table.contains(way)) {
                wrong.add(way);
            }
        }
        assertThat(all).hasSize(Verb.values().length * 9 * 10).containsAll(table);
        assertThat(wrong).isEmpty();
    }

    @Test
    void freshMachinesAgreeWithWhatIsRemembered() {
        Machines fresh = Machines.fresh();
        Machines remembered = Machines.remembered();
        everyWay().stream().filter(way -> way.verb() == Verb.RESOLVE).forEach(way -> {
            boolean known = fresh.knows(way);
            assertThat(remembered.knows(way)).isEqualTo(known);
            assertThat(remembered.knows(way)).as("asked again").isEqualTo(known);
        });
    }

    @Test
    void manyThreadsShareWhatIsRemembered() throws InterruptedException, ExecutionException {
        Machines remembered = Machines.remembered();
        List<Transition> all = everyWay();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Transition>>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                Random random = new Random(i);
                answers.add(threads.submit(() -> random.ints(40, 0, all.size())
                        .mapToObj(all::get)
                        .filter(way -> remembered.knows(way) != table.contains(way))
                        .toList()));
            }
            for (Future<List<Transition>> wrong : answers) {
                assertThat(wrong.get()).isEmpty();
            }
        }
    }

    @Test
    void everyStateIsReachedAndOnlyArchivedIsLeftByNothing() {
        for (State state : State.values()) {
            assertThat(table).anyMatch(way -> way.to() == state && way.from() != state);
            assertThat(table.stream().anyMatch(way -> way.from() == state && way.to() != state))
                    .isEqualTo(state != State.ARCHIVED);
        }
    }

    private static List<Transition> everyWay() {
        List<Transition> all = new ArrayList<>();
        for (Verb verb : Verb.values()) {
            for (State to : State.values()) {
                all.add(new Transition(verb, null, to));
                for (State from : State.values()) {
                    all.add(new Transition(verb, from, to));
                }
            }
        }
        return all;
    }
}
