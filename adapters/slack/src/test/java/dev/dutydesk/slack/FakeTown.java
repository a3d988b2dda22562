package dev.dutydesk.slack;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who and what is in a workspace of ours: people, channels, and what the app may do there. */
final class FakeTown {
    /** A channel that no desk file names. */
    static final String OTHER = "C0OTHER";

    private static final JsonMapper JSON = new JsonMapper();

    final Set<String> scopes = new TreeSet<>(SlackScopes.NEEDED);
    /** The channels that the bot is in. */
    final Set<String> botIn = ConcurrentHashMap.newKeySet();

    private final Map<String, String> people = Map.of("U0LIWEI", "李伟", "U0WANGFANG", "王芳", "U0GUEST", "周老板");
    volatile boolean revoked;
    /** How many of the next messages are answered by an error. */
    final AtomicInteger failing = new AtomicInteger();
    /** What stands in each person's home. */
    final Map<String, String> homes = new ConcurrentHashMap<>();

    FakeTown() {
        botIn.add(FakeSlack.CHANNEL);
        botIn.add(OTHER);
    }

    static String direct(String user) {
        return user.replaceFirst("^U", "D");
    }

    boolean has(String channel) {
        return botIn.contains(channel) || channel.startsWith("D0");
    }

    ObjectNode user(String account) throws FakeSlack.Refused {
        String name = people.get(account);
        if (name == null) {
            throw new FakeSlack.Refused("user_not_found");
        }
        ObjectNode user = JSON.createObjectNode()
                .put("id", account)
                .put("name", account)
                .put("real_name", name)
                .put("locale", "zh-CN");
        user.putObject("profile").put("display_name", name).put("real_name", name);
        return user;
    }

    ObjectNode channel(String id) throws FakeSlack.Refused {
        if (!id.startsWith("C0")) {
            throw new FakeSlack.Refused("channel_not_found");
        }
        return JSON.createObjectNode().put("id", id).put("name", "shop").put("is_member", botIn.contains(id));
    }
}
