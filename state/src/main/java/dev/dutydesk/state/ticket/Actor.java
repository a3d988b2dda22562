package dev.dutydesk.state.ticket;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who acts, and how that one stands towards this desk and this ticket; gathered before a decision.
 *
 * @param id the person's id in the desk file, {@code guest:NAME}, {@code patrol:CHECK}, {@code alarm:SOURCE} or
 *     {@code clock}
 * @param groups the responder groups the person is in; a responder is anyone in any group
 * @param side the reporting side; the group of a person without a side; null for a guest
 * @param deskLead whether the role is lead: may override in the whole desk
 * @param leads the groups whose lead the person is
 * @param admin role admin: no power over tickets
 * @param deputyOf the people who named this one as their deputy
 */
public record Actor(
        String id,
        Kind kind,
        Set<String> groups,
        @Nullable String side,
        boolean deskLead,
        Set<String> leads,
        boolean admin,
        Set<String> deputyOf) {

    public enum Kind {
        PERSON,
        GUEST,
        PATROL,
        ALARM,
        CLOCK
    }

    public static final Actor CLOCK = automaton(Kind.CLOCK, "clock");

    public static Actor automaton(Kind kind, String id) {
        return new Actor(id, kind, Set.of(), null, false, Set.of(), false, Set.of());
    }

    /** The check, alarm source or guest name: what stands behind the colon; the whole id where there is none. */
    public String source() {
        return id.substring(id.indexOf(':') + 1);
    }

    public boolean isResponder() {
        return !groups.isEmpty();
    }

    /** Role lead, or the lead of that group. */
    public boolean isLeadOf(String group) {
        return deskLead || leads.contains(group);
    }
}
