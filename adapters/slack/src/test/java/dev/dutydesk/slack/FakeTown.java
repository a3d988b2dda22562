package dev.dutydesk.slack;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
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

    private final Map<String, String> people =
            Map.of("U0LIWEI", "李伟", "U0WANGFANG", "王芳", "U0GUEST", "周老板", "U0CHENJIE", "陈杰", "U0HEJING", "何静");
    /** Whose e-mail address Slack knows. */
    final Map<String, String> emails = new ConcurrentHashMap<>();

    volatile boolean revoked;
    /** How many of the next messages are answered by an error. */
    final AtomicInteger failing = new AtomicInteger();
    /** How many of the next posts are taken, and answered only once they are let go. */
    final AtomicInteger hanging = new AtomicInteger();

    /** Lets go what hangs. */
    final CountDownLatch letGo = new CountDownLatch(1);

    /** How many messages the app has sent or tried to send. */
    final AtomicInteger posts = new AtomicInteger();

    /** How many pages of history were asked for, and how many of the next are refused for now. */
    final AtomicInteger reads = new AtomicInteger();

    final AtomicInteger tooOften = new AtomicInteger();

    /** Those with whom no conversation can be opened. */
    final Set<String> shut = ConcurrentHashMap.newKeySet();

    /** Each person's home as it was published. */
    final Map<String, JsonNode> homeViews = new ConcurrentHashMap<>();

    /** What stands in each person's home. */
    final Map<String, String> homes = new ConcurrentHashMap<>();

    FakeTown() {
        botIn.add(FakeSlack.CHANNEL);
        botIn.add(OTHER);
    }

    static String direct(String user) {
        return user.replaceFirst("^U", "D");
    }

    void isAskedToTalk(String user) throws FakeSlack.Refused {
        if (shut.contains(user)) {
            throw new FakeSlack.Refused("user_disabled");
        }
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

    ObjectNode withEmail(String email) throws FakeSlack.Refused {
        String account = emails.get(email);
        if (account == null) {
            throw new FakeSlack.Refused("users_not_found");
        }
        return user(account);
    }

    ObjectNode channel(String id) throws FakeSlack.Refused {
        if (!id.startsWith("C0")) {
            throw new FakeSlack.Refused("channel_not_found");
        }
        return JSON.createObjectNode().put("id", id).put("name", "shop").put("is_member", botIn.contains(id));
    }
}
