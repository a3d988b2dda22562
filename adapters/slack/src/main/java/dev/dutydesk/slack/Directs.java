package dev.dutydesk.slack;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The conversations between the bot and one person each. */
final class Directs {
    private final Calls calls;
    private final Map<String, String> opened = new ConcurrentHashMap<>();

    Directs(Calls calls) {
        this.calls = calls;
    }

    /** What Slack calls the channel. @throws NotPosted where it is a conversation that Slack doesn't open */
    String idOf(Channel channel) throws NotPosted {
        String account = channel.account();
        return account == null ? channel.id() : with(account);
    }

    /**
     * The conversation's channel id; opened where it isn't yet.
     *
     * @throws NotPosted where Slack doesn't open it
     */
    String with(String account) throws NotPosted {
        String known = opened.get(account);
        if (known != null) {
            return known;
        }
        String channel = calls.make(methods -> methods.conversationsOpen(request -> request.users(List.of(account))))
                .getChannel()
                .getId();
        opened.put(account, channel);
        return channel;
    }
}
