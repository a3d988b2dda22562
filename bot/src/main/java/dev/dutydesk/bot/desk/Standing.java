package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.DeskChannel.Platform;
import dev.dutydesk.state.ticket.Actor;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How people stand towards a desk. */
final class Standing {
    private static final String GUEST = "guest:";
    private static final int LONGEST_NAME = 64;

    private Standing() {}

    /**
     * Whoever the desk doesn't know is a guest. On the web chat, where nobody signs in and one writes as whoever one says,
     * the name of exactly one person will do as well; elsewhere a name proves nothing.
     */
    static Actor of(Desk desk, String platform, String account, String name) {
        Optional<Person> known = desk.personByAccount(platform, account);
        Optional<Person> named =
                platform.equals(Platform.WEB.word()) ? desk.team().byName(account) : Optional.empty();
        return known.or(() -> named).map(p -> of(desk, p)).orElseGet(() -> guest(name.isBlank() ? account : name));
    }

    static Optional<Actor> of(Desk desk, String id) {
        return id.startsWith(GUEST)
                ? Optional.of(guest(id.substring(GUEST.length())))
                : desk.person(id).map(p -> of(desk, p));
    }

    private static Actor of(Desk desk, Person person) {
        Set<String> leads = desk.team().groups().values().stream()
                .filter(g -> g.lead().equals(person.id()))
                .map(Group::id)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> deputyOf = desk.team().people().stream()
                .filter(p -> person.id().equals(p.deputy()))
                .map(Person::id)
                .collect(Collectors.toUnmodifiableSet());
        return new Actor(
                person.id(),
                Actor.Kind.PERSON,
                // In the file's order: the first is the one a person without a side stands for.
                Collections.unmodifiableSet(new LinkedHashSet<>(person.groups())),
                person.side() != null
                        ? person.side()
                        : person.groups().stream().findFirst().orElse(null),
                person.role() == Person.Role.LEAD,
                leads,
                person.role() == Person.Role.ADMIN,
                deputyOf);
    }

    private static Actor guest(String name) {
        String plain = name.replaceAll("\\p{C}", "").strip();
        String id = GUEST
                + plain.substring(
                        0,
                        plain.offsetByCodePoints(0, Math.min(LONGEST_NAME, plain.codePointCount(0, plain.length()))));
        return new Actor(id, Actor.Kind.GUEST, Set.of(), null, false, Set.of(), false, Set.of());
    }

    static String nameOf(Desk desk, String id) {
        return desk.person(id).map(Person::name).orElseGet(() -> id.substring(id.indexOf(':') + 1));
    }
}
