package dev.dutydesk.chat;

import java.util.Optional;

/** The platform knows people by their e-mail addresses. */
public interface FindsPeople extends ChatAdapter {
    /**
     * The platform's own id of who has that address there; empty where nobody has.
     *
     * @throws NotPosted where the platform doesn't say now, or doesn't let the bot ask
     */
    Optional<String> accountOf(String email) throws NotPosted;
}
