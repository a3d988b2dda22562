package dev.dutydesk.slack;

import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Directory;
import dev.dutydesk.chat.Inbound;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One workspace's channels and people, as the desk files have them, and as Slack has those that no desk file names. */
final class Places {
    private static final String NO_DESK = "";

    private final Directory directory;
    private final SlackPeople people;
    private final String workspace;
    private final boolean only;

    /** @param only whether the channels that name no workspace are this one's */
    Places(Directory directory, SlackPeople people, String workspace, boolean only) {
        this.directory = directory;
        this.people = people;
        this.workspace = workspace;
        this.only = only;
    }

    List<Channel> all() {
        return directory.channels(SlackChat.PLATFORM).stream()
                .filter(channel -> channel.workspace() == null ? only : workspace.equals(channel.workspace()))
                .toList();
    }

    /** The group chat of that id, or the conversation with one person that {@link Channel#direct} calls so. */
    Optional<Channel> of(String id) {
        return Channel.Account.in(id).isPresent()
                ? directory.channel(SlackChat.PLATFORM, id)
                : all().stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    /** As {@link #of}, also by Slack's id of a conversation with the account alone. */
    Optional<Channel> of(String id, String account) {
        return isDirect(id) ? direct(account) : of(id);
    }

    /** As what another bot reports there: by the one of its ids that the desk names; empty where it may not. */
    Optional<String> reporting(String channel, Said said) {
        return of(channel)
                .flatMap(there -> Stream.of(said.user(), String.valueOf(said.bot()))
                        .filter(id -> directory.mayReport(there, id))
                        .findFirst());
    }

    static boolean isDirect(String id) {
        return id.startsWith("D");
    }

    /** The bot's conversation with that person alone; empty for one whom no desk knows. */
    private Optional<Channel> direct(String account) {
        return directory.direct(SlackChat.PLATFORM, account).stream()
                .filter(channel -> channel.workspace() == null ? only : workspace.equals(channel.workspace()))
                .findFirst();
    }

    /** A channel of no desk, in the language of who asks. @param name what Slack calls it; null where it doesn't say */
    Channel unbound(String id, @Nullable String name, String account) {
        String called = name == null || name.isBlank() ? id.toLowerCase(Locale.ROOT) : name;
        return new Channel(SlackChat.PLATFORM, id, called, NO_DESK, called, people.locale(account), workspace);
    }

    /** Where it counts what a person says outside every channel: in their own conversation, a stranger's in the first channel. */
    Optional<Channel> homeOf(String account) {
        return direct(account).or(() -> all().stream().findFirst());
    }

    Inbound.Sender sender(Channel channel, String account) {
        return new Inbound.Sender(account, name(channel, account));
    }

    String name(Channel channel, String account) {
        return member(channel, account).map(Directory.Member::name).orElseGet(() -> people.name(account));
    }

    /** What people read in the place of accounts and ids. */
    SlackText.Names names(Channel channel) {
        return new SlackText.Names() {
            @Override
            public String account(String id) {
                return name(channel, id);
            }

            @Override
            public String channel(String id) {
                return of(id).map(Channel::title).orElse(id);
            }
        };
    }

    private Optional<Directory.Member> member(Channel channel, String account) {
        return directory.members(channel.desk(), SlackChat.PLATFORM).stream()
                .filter(member -> member.account().equals(account))
                .findFirst();
    }
}
