package dev.dutydesk.slack;

import java.util.List;
import java.util.Set;

/** What the bot's token must be allowed. The manifest asks for the same. */
final class SlackScopes {
    static final List<String> NEEDED = List.of(
            "app_mentions:read",
            "channels:history",
            "channels:read",
            "chat:write",
            "commands",
            "files:read",
            "files:write",
            "groups:history",
            "groups:read",
            "im:history",
            "im:write",
            "reactions:read",
            "users:read",
            "users:read.email");

    private SlackScopes() {}

    static List<String> missing(Set<String> granted) {
        return NEEDED.stream().filter(scope -> !granted.contains(scope)).toList();
    }
}
