package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.state.ticket.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** By which ways people can be called and sent text messages: what platforms do themselves comes before the gateways. For many threads. */
record Bells(Urging urging, Gateways gateways) {
    private static final String GATEWAY = "gateway";

    private record OfGateway(Gateway gateway, Page page) implements Bell {
        @Override
        public String name() {
            return GATEWAY;
        }

        @Override
        public Answer ring() throws InterruptedException {
            return gateway.ask(page);
        }

        @Override
        public int retries() {
            return gateway.retries();
        }

        @Override
        public Duration pause() {
            return gateway.pause();
        }
    }

    /** In the order in which they are tried, each where the one before it failed; none where the person can't be reached so. */
    List<Bell> of(Desk desk, Person person, Way way, Page page) {
        Optional<Bell> gateway =
                gateways.by(way).filter(there -> !page.number().isEmpty()).map(there -> new OfGateway(there, page));
        return Stream.concat(urging.of(desk, person, way, page), gateway.stream())
                .toList();
    }

    boolean reach(Desk desk, Person person, Way way) {
        return urging.reach(desk, person, way) || gateways.reach(person, way);
    }

    /** How the last asking went. @param why it failed; empty where it didn't */
    void went(Bell bell, Way way, Optional<String> why) {
        if (bell.name().equals(GATEWAY)) {
            gateways.went(way, why);
        } else {
            urging.went(bell.name(), way, why);
        }
    }

    /** Each that there is: how the last asking went, {@code ok} where it didn't fail. */
    Map<String, String> standing() {
        Map<String, String> standing = new TreeMap<>(gateways.standing());
        standing.putAll(urging.standing());
        return standing;
    }
}
