package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.state.ticket.Way;

/** By which ways besides the thread people can be told. Safe for many threads. */
@FunctionalInterface
public interface Ways {
    Ways NONE = (desk, person, way) -> false;

    /** Whether the person can be told so now: the way is there, and the person has a number or an account for it. */
    boolean reach(Desk desk, Person person, Way way);
}
