package dev.dutydesk.bot.patrol;

import java.util.Optional;

/** The patrols in force. */
@FunctionalInterface
public interface Patrols {
    /** The desk's as it is now; empty where it has none. @param desk its id */
    Optional<Patrol> of(String desk);
}
