package dev.dutydesk.lark;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Inbound;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One app's channels and people, as the desk files have them, and as Lark has those that no desk file names. */
final class Places {
    private static final String NO_DESK = "";

    private final Directory directory;
    private final LarkPeople people;
    private final String app;
    private final LarkApp settings;
    private final boolean only;

    /** @param only whether the channels that name no app are this one's */
    Places(Directory directory, LarkPeople people, String app, LarkApp settings, boolean only) {
        this.directory = directory;
        this.people = people;
        this.app = app;
        this.settings = settings;
        this.only = only;
    }

    List<Channel> all() {
        return directory.channels(LarkChat.PLATFORM).stream()
                .filter(this::isOurs)
                .toList();
    }

    private boolean isOurs(Channel channel) {
        return channel.workspace() == null ? only : app.equals(channel.workspace());
    }

    /** The group chat of that id, or the conversation with one person that {@link Channel#direct} calls so. */
    Optional<Channel> of(String id) {
        return Channel.Account.in(id).isPresent()
                ? directory.channel(LarkChat.PLATFORM, id)
                : all().stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    /** Whether another app's message is a report there. */
    boolean mayReport(Said said) {
        return !said.sender().equals(settings.appId())
                && of(said.chat())
                        .filter(there -> directory.mayReport(there, said.sender()))
                        .isPresent();
    }

    /** A channel of no desk. */
    Channel unbound(String chat) {
        String end = chat.substring(Math.max(0, chat.length() - 6)).toLowerCase(Locale.ROOT);
        return new Channel(
                LarkChat.PLATFORM,
                chat,
                "lark-" + end.replaceAll("[^a-z0-9]", ""),
                NO_DESK,
                people.chat(chat),
                settings.locale(),
                app);
    }

    /** Where it counts what a person says outside every channel: in their own conversation, a stranger's in the first channel. */
    Optional<Channel> homeOf(String account) {
        return directory.direct(LarkChat.PLATFORM, account).stream()
                .filter(this::isOurs)
                .findFirst()
                .or(() -> all().stream().findFirst());
    }

    Inbound.Sender sender(Channel channel, String account) {
        return new Inbound.Sender(account, member(channel, account).orElseGet(() -> people.name(account)));
    }

    /** What people read in the place of a mention. */
    Said.Names names(Channel channel) {
        return mentioned -> member(channel, mentioned.account()).orElse(mentioned.name());
    }

    /** An address that opens the chat in the app, at a file of one of its messages. */
    String address(Said said, LarkContent.Attached file) {
        return settings.chatAddress(said.chat()) + "#" + said.message() + "/" + file.key();
    }

    private Optional<String> member(Channel channel, String account) {
        return directory.members(channel.desk(), LarkChat.PLATFORM).stream()
                .filter(member -> member.account().equals(account))
                .map(Directory.Member::name)
                .findFirst();
    }
}
