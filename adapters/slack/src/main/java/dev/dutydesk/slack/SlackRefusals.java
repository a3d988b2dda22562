package dev.dutydesk.slack;

import java.util.List;

/** Told of what came to Slack's paths and was refused before it was read. */
@FunctionalInterface
public interface SlackRefusals {
    /** Why: no signature or a wrong one, one that is too old or from the future, too much, no workspace of that name. */
    List<String> REASONS = List.of("signature", "old", "future", "too-large", "nobody");

    /** @param reason one of {@link #REASONS} */
    void refused(String reason);
}
