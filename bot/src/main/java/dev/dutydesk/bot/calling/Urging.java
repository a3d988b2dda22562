package dev.dutydesk.bot.calling;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import dev.dutydesk.chat.Post;
import dev.dutydesk.chat.Urges;
import dev.dutydesk.chat.Urges.Means;
import dev.dutydesk.state.ticket.Delivery;
import dev.dutydesk.state.ticket.Way;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.commonmark.node.Document;

/** Where chat platforms ring in their apps, call people, and send them text messages, by themselves. For many threads. */
final class Urging {
    private final Adapters adapters;
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    Urging(Adapters adapters) {
        this.adapters = adapters;
    }

    private record OfPlatform(String name, Urges platform, Post post, Means means) implements Bell {
        /** Who waits for the next way out isn't kept waiting for long. */
        @Override
        public int retries() {
            return 1;
        }

        @Override
        public Duration pause() {
            return Duration.ofSeconds(2);
        }

        /** It was taken, which is all that a platform says. */
        @Override
        public Answer ring() {
            try {
                platform.urge(post, means);
                return new Answer.Ended(Delivery.DELIVERED, null);
            } catch (NotPosted e) {
                String why = name + ": " + e.getMessage();
                return e.why() == Why.NEVER ? new Answer.Ended(Delivery.FAILED, why) : new Answer.NotNow(why);
            }
        }
    }

    Stream<Bell> of(Desk desk, Person person, Way way, Page page) {
        return conversations(desk, person, way)
                .flatMap(channel -> urges(channel).stream().map(platform -> bell(channel, platform, way, page)));
    }

    boolean reach(Desk desk, Person person, Way way) {
        return conversations(desk, person, way).findFirst().isPresent();
    }

    private static Bell bell(Channel channel, Urges platform, Way way, Page page) {
        Card card = new Card(page.text(), Tone.PLAIN, new Document(), List.of(), List.of());
        Post post = new Post("urge/" + page.id(), channel, null, card, page.ticket(), null);
        Means means = switch (way) {
            case APP -> Means.APP;
            case SMS -> Means.SMS;
            case CALL, THREAD, DM -> Means.CALL;
        };
        return new OfPlatform(Adapters.nameOf(platform), platform, post, means);
    }

    /** The person's own, on each of the desk's platforms that does it, in the order of its channels. */
    private Stream<Channel> conversations(Desk desk, Person person, Way way) {
        return way.isChat()
                ? Stream.of()
                : desk.rooms().stream()
                        .filter(room -> urges(room).isPresent())
                        .map(Channel::platform)
                        .distinct()
                        .flatMap(platform ->
                                person.account(platform).flatMap(account -> desk.direct(platform, account)).stream())
                        .filter(channel -> urges(channel).isPresent());
    }

    private Optional<Urges> urges(Channel channel) {
        return adapters.can(channel, Urges.class).filter(Urges::isUrging);
    }

    void went(String platform, Way way, Optional<String> why) {
        String key = key(platform, way);
        why.ifPresentOrElse(failed -> troubles.put(key, failed), () -> troubles.remove(key));
    }

    Map<String, String> standing() {
        Map<String, String> standing = new TreeMap<>();
        adapters.all().stream()
                .filter(adapter -> adapter instanceof Urges urges && urges.isUrging())
                .map(Adapters::nameOf)
                .flatMap(name -> Stream.of(Way.APP, Way.CALL, Way.SMS).map(way -> key(name, way)))
                .forEach(key -> standing.put(key, troubles.getOrDefault(key, "ok")));
        return standing;
    }

    private static String key(String platform, Way way) {
        return platform + " " + way.word();
    }
}
