package dev.dutydesk.bot.posting;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.SendsDirect;
import java.util.Optional;

/** Where the bot can talk to a person of a desk alone. Safe for many threads. */
public record DirectChat(Adapters adapters) {

    /** Where people of a platform are asked alone; empty for none. */
    Optional<Channel> toAsk(Desk desk, Person person) {
        return with(desk, person)
                .filter(channel -> adapters.can(channel, SendsDirect.class)
                        .filter(SendsDirect::isWhereOneIsAsked)
                        .isPresent());
    }

    /** Whether anybody is asked alone at all. */
    boolean asksAlone() {
        return adapters.all().stream()
                .anyMatch(adapter -> adapter instanceof SendsDirect direct && direct.isWhereOneIsAsked());
    }

    /** On the first platform of the desk's channels that can do it and where the person has an account; empty for none. */
    public Optional<Channel> with(Desk desk, Person person) {
        return desk.rooms().stream()
                .filter(room -> adapters.can(room, SendsDirect.class).isPresent())
                .map(Channel::platform)
                .distinct()
                .flatMap(platform ->
                        person.account(platform).flatMap(account -> desk.direct(platform, account)).stream())
                .findFirst();
    }
}
