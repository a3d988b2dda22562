package dev.dutydesk.lark;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the app must be allowed: of each line one, the first being the narrowest. */
final class LarkScopes {
    private static final String MESSAGES = "im:message";

    static final List<List<String>> NEEDED = List.of(
            List.of("im:message:send_as_bot", MESSAGES),
            List.of("im:message.group_msg"),
            List.of("im:message.group_at_msg:readonly", "im:message.group_at_msg", MESSAGES),
            List.of("im:message.p2p_msg:readonly", "im:message.p2p_msg", MESSAGES),
            List.of("im:message:readonly", MESSAGES, "im:message.history:readonly"),
            List.of("im:resource:upload", "im:resource"),
            List.of("im:chat:readonly", "im:chat"),
            List.of("contact:user.base:readonly", "contact:contact:readonly", "contact:contact:readonly_as_app"),
            List.of("contact:user.id:readonly"));

    /** To call people, and to send them text messages, besides. */
    static final List<List<String>> URGING = List.of(
            List.of("im:message.urgent:phone", "im:message.urgent:phone_send"),
            List.of("im:message.urgent:sms", "im:message.urgent:sms_send"));

    private LarkScopes() {}

    /** @param urging whether people are to be called too */
    static List<String> missing(Set<String> granted, boolean urging) {
        return Stream.concat(NEEDED.stream(), urging ? URGING.stream() : Stream.of())
                .filter(any -> any.stream().noneMatch(granted::contains))
                .map(List::getFirst)
                .toList();
    }
}
