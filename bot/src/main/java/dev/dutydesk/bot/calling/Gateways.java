package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.calling.GatewaySettings.Door;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.desk.Secret;
import dev.dutydesk.state.ticket.Way;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The gateways there are, and whom they can reach. For many threads. */
final class Gateways {
    private final Map<Way, Gateway> byWay = new EnumMap<>(Way.class);
    private final Map<Way, String> troubles = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException where the settings can't work, with the property and the reason */
    Gateways(GatewaySettings settings) {
        add(Way.CALL, settings.call());
        add(Way.SMS, settings.sms());
    }

    private void add(Way way, Door door) {
        if (door.url() != null && !door.url().isBlank()) {
            byWay.put(way, new Gateway(property(way), door));
        }
    }

    /** What the way's settings are called. */
    static String property(Way way) {
        return "dutydesk.gateway." + way.word();
    }

    Optional<Gateway> by(Way way) {
        return Optional.ofNullable(byWay.get(way));
    }

    /** Whether there is that gateway, and a number of the person for it. */
    boolean reach(Person person, Way way) {
        return byWay.containsKey(way) && number(person).isPresent();
    }

    static Optional<String> number(Person person) {
        return Optional.ofNullable(person.mobile()).flatMap(Secret::reveal).filter(number -> !number.isBlank());
    }

    /** How the last asking went. @param why it failed; empty where it didn't */
    void went(Way way, Optional<String> why) {
        why.ifPresentOrElse(failed -> troubles.put(way, failed), () -> troubles.remove(way));
    }

    /** Each way that there is: how the last asking went, {@code ok} where it didn't fail. */
    Map<String, String> standing() {
        Map<String, String> standing = new TreeMap<>();
        byWay.keySet().forEach(way -> standing.put(way.word(), troubles.getOrDefault(way, "ok")));
        return standing;
    }
}
