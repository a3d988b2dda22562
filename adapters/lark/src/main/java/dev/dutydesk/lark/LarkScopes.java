package dev.dutydesk.lark;

import dev.dutydesk.chat.Urges.Means;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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

    /** By which people are called, besides. */
    private static final Map<Means, List<String>> URGING = new EnumMap<>(Map.of(
            Means.APP, List.of("im:message.urgent"),
            Means.CALL, List.of("im:message.urgent:phone", "im:message.urgent:phone_send"),
            Means.SMS, List.of("im:message.urgent:sms", "im:message.urgent:sms_send")));

    private LarkScopes() {}

    /** @param means by which people are to be called too */
    static List<String> missing(Set<String> granted, Set<Means> means) {
        Stream<List<String>> urging = URGING.entrySet().stream()
                .filter(each -> means.contains(each.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(NEEDED.stream(), urging)
                .filter(any -> any.stream().noneMatch(granted::contains))
                .map(List::getFirst)
                .toList();
    }
}
