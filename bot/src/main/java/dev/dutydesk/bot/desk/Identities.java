package dev.dutydesk.bot.desk;

import java.util.Optional;

/** What the store remembers of desks: an id and its prefix belong together for good. */
@FunctionalInterface
public interface Identities {
    Identities NONE = desk -> Optional.empty();

    /** Why this desk can't be served beside what is stored, as a plain sentence; empty where it can. */
    Optional<String> objection(Desk desk);
}
