package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.DeskChannel.Platform;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Whose accounts are known by their e-mail addresses: what a desk file says of a person goes before. For many threads. */
final class Linked {
    private final Map<Platform, Map<String, String>> accounts = new ConcurrentHashMap<>();

    /** @return whether that is new */
    boolean add(Platform platform, String email, String account) {
        return !account.equals(accounts.computeIfAbsent(platform, each -> new ConcurrentHashMap<>())
                .put(email, account));
    }

    /** The same desk, with the accounts that are known so; the same object where there are none. */
    Desk in(Desk desk) {
        Team team = desk.team();
        List<Person> people =
                team.people().stream().map(person -> linked(team, person)).toList();
        return people.equals(team.people())
                ? desk
                : desk.with(new Team(team.groups(), team.sides(), people, team.rosters()));
    }

    private Person linked(Team team, Person person) {
        Person linked = person;
        for (Map.Entry<Platform, Map<String, String>> platform : accounts.entrySet()) {
            String word = platform.getKey().word();
            String account = person.email() == null ? null : platform.getValue().get(person.email());
            if (account != null
                    && person.account(word).isEmpty()
                    && team.byAccount(word, account).isEmpty()) {
                linked = linked.with(platform.getKey(), account);
            }
        }
        return linked;
    }
}
