package dev.dutydesk.chat;

import java.time.Instant;
import java.util.Optional;

/**
 * What is said while the link is down is lost: the platform delivers it neither later nor from a history. Whoever said it has to
 * be asked to say it again.
 */
public interface LosesWhileDown extends ChatAdapter {
    /** When the link last proved that it stands; empty before it first did. */
    Optional<Instant> stood();
}
