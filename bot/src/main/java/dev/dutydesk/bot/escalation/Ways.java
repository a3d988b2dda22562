package dev.dutydesk.bot.escalation;

import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.state.ticket.Way;

/** By which ways besides the chat people can be told. Safe for many threads. */
@FunctionalInterface
public interface Ways {
    Ways NONE = (person, way) -> false;

    /** Whether the person can be told so now: the way is there, and the person has a number for it. */
    boolean reach(Person person, Way way);
}
