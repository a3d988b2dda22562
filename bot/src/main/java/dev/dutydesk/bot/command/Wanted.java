package dev.dutydesk.bot.command;

import dev.dutydesk.state.ticket.Act;

/** What a command wants of a ticket. */
sealed interface Wanted {
    /** To be decided. */
    record Done(Act act) implements Wanted {}

    /** Nothing can be decided before this is said. */
    record Lacks(Option option) implements Wanted {}

    /** It speaks of a file that the ticket doesn't have. */
    record NoFile(String name) implements Wanted {}

    /** It speaks of another ticket, which isn't there. @param key as it was typed; empty where none was */
    record NoOther(String key) implements Wanted {}
}
