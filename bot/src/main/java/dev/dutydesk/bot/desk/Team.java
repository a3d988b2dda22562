package dev.dutydesk.bot.desk;

import dev.dutydesk.bot.desk.shape.Fields;
import dev.dutydesk.bot.desk.shape.Shape;
import dev.dutydesk.bot.desk.shape.Shapes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who a desk's people are.
 *
 * @param groups by id, in the file's order
 * @param sides what people read, by id
 * @param rosters at most one for a group; a group without one falls to its lead
 */
public record Team(Map<String, Group> groups, Map<String, Words> sides, List<Person> people, List<Roster> rosters) {
    private static final Shape<Map<String, Words>> SIDES =
            Shapes.map(Shapes.naming(Kinds.SIDE, "a side's id, " + Forms.ID_TAKES, Forms.ID), Words.SHAPE);

    static Team read(Fields f) {
        Team team = new Team(
                f.need("groups", Group.ALL, "The responder groups by id."),
                f.or("sides", SIDES, "{}", "Those who report and accept, by id: what people read."),
                f.need(
                        "people",
                        Person.ALL,
                        "Everyone the desk knows. Anyone else is a guest, who may report, and accept their own."),
                f.or("roster", Roster.ALL, "[]", "Who is on duty, by group. A group without one falls to its lead."));
        for (Roster roster : team.rosters()) {
            roster.firstOutside(team)
                    .ifPresent(
                            id -> f.warn("roster", id + " is on the roster of " + roster.group() + " but not in it"));
        }
        return team;
    }

    public Optional<Person> person(String id) {
        return people.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** Who has that account on that platform. */
    public Optional<Person> byAccount(String platform, String account) {
        return people.stream()
                .filter(p -> p.account(platform).filter(account::equals).isPresent())
                .findFirst();
    }

    /** Who is called that; empty also where two are. */
    public Optional<Person> byName(String name) {
        List<Person> called =
                people.stream().filter(p -> p.name().equals(name.strip())).toList();
        return called.size() == 1 ? Optional.of(called.getFirst()) : Optional.empty();
    }
}
