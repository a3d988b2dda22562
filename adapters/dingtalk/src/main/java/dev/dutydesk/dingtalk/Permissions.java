package dev.dutydesk.dingtalk;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Which permissions DingTalk said the app lacks, until a look finds that it has them. */
final class Permissions {
    /** To send to groups and people, and to fetch files. */
    static final String SEND = "qyapi_robot_sendmsg";

    /** To make and edit cards. */
    static final String CARDS = "Card.Instance.Write";

    /** To call people by DING. */
    static final String DING = "Premium.Ding.Write";

    private final Set<String> missing = new TreeSet<>();

    /** Keeps what a refusal names. */
    synchronized void refused(JsonNode answer) {
        JsonNode named = answer.path("accessdenieddetail").path("requiredScopes");
        named.valueStream()
                .map(scope -> scope.asString(""))
                .filter(scope -> !scope.isEmpty())
                .forEach(missing::add);
    }

    synchronized void forget() {
        missing.clear();
    }

    synchronized Set<String> missing() {
        return new TreeSet<>(missing);
    }
}
