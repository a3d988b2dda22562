package dev.dutydesk.state.lifecycle;

import java.util.EnumSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.config.StateMachineBuilder;
import org.springframework.statemachine.listener.StateMachineListenerAdapter;
import org.springframework.statemachine.support.DefaultExtendedState;
import org.springframework.statemachine.support.DefaultStateMachineContext;
import reactor.core.publisher.Mono;

/**
 * One Spring State Machine, configured from the {@link TransitionTable}: plain transitions only, one event for each.
 * Spring's {@code ResultType} isn't read: it says ACCEPTED also for what a guard refused. The state is compared instead,
 * and since a step that stays where it is can't be told by its state, a listener sees which transition ran. Not for more
 * than one thread at a time.
 */
final class Machine {
    /** Where a ticket is before its report. */
    private static final String NOWHERE = "NOWHERE";

    private final StateMachine<String, Transition> machine;
    private @Nullable Transition ran;

    Machine() {
        machine = build();
        machine.addStateListener(new StateMachineListenerAdapter<>() {
            @Override
            public void transitionEnded(
                    org.springframework.statemachine.transition.Transition<String, Transition> transition) {
                ran = transition.getTrigger() == null
                        ? null
                        : transition.getTrigger().getEvent();
            }
        });
    }

    /** Whether the machine, standing where the way begins, goes that way. */
    boolean takes(Transition way) {
        standAt(name(way.from()));
        ran = null;
        machine.sendEvent(Mono.just(MessageBuilder.withPayload(way).build())).blockLast();
        return way.equals(ran) && way.to().name().equals(machine.getState().getId());
    }

    private void standAt(String state) {
        machine.stopReactively().block();
        machine.getStateMachineAccessor()
                .doWithAllRegions(region -> region.resetStateMachineReactively(
                                new DefaultStateMachineContext<>(state, null, null, new DefaultExtendedState()))
                        .block());
        machine.startReactively().block();
    }

    private static StateMachine<String, Transition> build() {
        try {
            StateMachineBuilder.Builder<String, Transition> builder = StateMachineBuilder.builder();
            builder.configureStates()
                    .withStates()
                    .initial(NOWHERE)
                    .states(EnumSet.allOf(dev.dutydesk.state.ticket.State.class).stream()
                            .map(Enum::name)
                            .collect(Collectors.toSet()));
            for (Transition way : TransitionTable.transitions()) {
                if (way.to() == way.from()) {
                    builder.configureTransitions()
                            .withInternal()
                            .source(name(way.from()))
                            .event(way);
                } else {
                    builder.configureTransitions()
                            .withExternal()
                            .source(name(way.from()))
                            .target(name(way.to()))
                            .event(way);
                }
            }
            return builder.build();
        } catch (Exception e) {
            // The builder declares Exception for configurations from outside; ours is fixed in the code.
            throw new IllegalStateException("The state machine can't be built from the transition table", e);
        }
    }

    private static String name(dev.dutydesk.state.ticket.@Nullable State state) {
        return state == null ? NOWHERE : state.name();
    }
}
