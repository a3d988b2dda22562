package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Inbound;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One app's groups and people, as the desk files have them, and those that no desk file names. */
final class Places {
    private static final String NO_DESK = "";
    /** DingTalk doesn't tell which language a person reads; the platform's own is the likeliest. */
    private static final Locale LIKELY = Locale.forLanguageTag("zh-CN");

    private final Directory directory;
    private final String app;
    private final boolean only;

    /** @param only whether the channels that name no workspace are this one's */
    Places(Directory directory, String app, boolean only) {
        this.directory = directory;
        this.app = app;
        this.only = only;
    }

    List<Channel> all() {
        return directory.channels(DingTalkChat.PLATFORM).stream()
                .filter(this::isOurs)
                .toList();
    }

    /** The group of that conversation id. */
    Optional<Channel> of(String conversation) {
        return all().stream()
                .filter(channel -> channel.id().equals(conversation))
                .findFirst();
    }

    /** Where it counts what a person says to the robot alone: in their own conversation, a stranger's in the first group. */
    Optional<Channel> homeOf(String account) {
        return directory.direct(DingTalkChat.PLATFORM, account).stream()
                .filter(this::isOurs)
                .findFirst()
                .or(() -> all().stream().findFirst());
    }

    /** A group of no desk. @param title what DingTalk calls it; null where it doesn't say */
    Channel unbound(String conversation, @Nullable String title) {
        String called = title == null || title.isBlank() ? "dingtalk" : title;
        return new Channel(DingTalkChat.PLATFORM, conversation, called, NO_DESK, called, LIKELY, only ? null : app);
    }

    /** @param nick what DingTalk calls the person; null where it doesn't say */
    Inbound.Sender sender(Channel channel, String account, @Nullable String nick) {
        String otherwise = nick == null || nick.isBlank() ? account : nick;
        return new Inbound.Sender(
                account,
                directory.members(channel.desk(), DingTalkChat.PLATFORM).stream()
                        .filter(member -> member.account().equals(account))
                        .findFirst()
                        .map(Directory.Member::name)
                        .orElse(otherwise));
    }

    private boolean isOurs(Channel channel) {
        return channel.workspace() == null ? only : app.equals(channel.workspace());
    }
}
