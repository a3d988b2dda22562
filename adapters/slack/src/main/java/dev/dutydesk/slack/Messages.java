package dev.dutydesk.slack;

import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.Inbound;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said, changed and taken away. What is said in the bot's conversation with one person is said to it, and a stranger's
 * counts as said in the first channel; it is answered where it was said. In a channel of no desk only who mentions the bot gets an answer.
 */
final class Messages {
    private final Places places;
    private final Handing handing;
    private final Replies replies;
    private final List<String> bots;
    private final Runnable whenJoined;

    /**
     * @param bots whose messages are heard though they are bots
     * @param whenJoined told that the bot came into a channel
     */
    Messages(Places places, Handing handing, Replies replies, List<String> bots, Runnable whenJoined) {
        this.places = places;
        this.handing = handing;
        this.replies = replies;
        this.bots = bots;
        this.whenJoined = whenJoined;
    }

    /** Its ts is its delivery: the same in a repeat, and where the history is read later. */
    void said(Said heard, String bot) {
        Optional<Said> taken = heard.user().equals(bot) ? Optional.empty() : taken(heard);
        if (taken.isEmpty()) {
            return;
        }
        Said said = taken.get();
        boolean mentioned = said.direct() || SlackText.mentions(said.text(), bot);
        Channel channel = channel(said, mentioned);
        if (channel == null) {
            return;
        }
        SlackText.Names names = places.names(channel);
        Inbound.Message message = new Inbound.Message(
                said.ts(),
                channel,
                places.sender(channel, said.user()),
                SlackTime.instant(said.ts()),
                said.ts(),
                thread(said, channel),
                SlackText.typed(SlackText.without(said.text(), bot), names),
                mentioned,
                said.attached(),
                said.forwarded(names));
        Replies.To to =
                new Replies.To(channel, said.user(), thread(said, channel), said.direct() ? said.channel() : null);
        handing.hand(message, answer -> replies.show(to, answer));
    }

    /** People are heard, and of other bots those that the settings or the channel's desk name. */
    private Optional<Said> taken(Said said) {
        if (said.bot() == null) {
            return Optional.of(said);
        }
        return places.reporting(said.channel(), said)
                .map(said::by)
                .or(() -> Optional.of(said).filter(other -> bots.contains(other.bot())));
    }

    /** What a stranger says directly counts in a channel that hasn't its threads. */
    private static @Nullable String thread(Said said, Channel channel) {
        return said.direct() && !channel.isDirect() ? null : said.thread();
    }

    private @Nullable Channel channel(Said said, boolean mentioned) {
        if (said.direct()) {
            return places.homeOf(said.user()).orElseGet(() -> places.unbound(said.channel(), "direct", said.user()));
        }
        return places.of(said.channel())
                .orElseGet(() -> mentioned ? places.unbound(said.channel(), null, said.user()) : null);
    }

    /** Slack tells of unfurled links and new replies in the same way: only what its writer changed counts. */
    void changed(MessageChangedEvent event, String bot) {
        MessageChangedEvent.Message now = event.getMessage();
        if (now.getEdited() == null || now.getUser() == null || now.getBotId() != null) {
            return;
        }
        Optional<Channel> channel = places.of(event.getChannel(), now.getUser());
        if (channel.isEmpty()) {
            return;
        }
        String text = now.getText() == null ? "" : now.getText();
        Inbound.Edited edited = new Inbound.Edited(
                "edited:" + event.getTs(),
                channel.get(),
                places.sender(channel.get(), now.getUser()),
                SlackTime.instant(event.getTs()),
                now.getTs(),
                SlackText.typed(SlackText.without(text, bot), places.names(channel.get())),
                channel.get().isDirect() || SlackText.mentions(text, bot));
        Replies.To to = new Replies.To(channel.get(), now.getUser(), now.getThreadTs(), null);
        handing.hand(edited, answer -> replies.show(to, answer));
    }

    void deleted(MessageDeletedEvent event) {
        MessageDeletedEvent.Message before = event.getPreviousMessage();
        if (before == null || before.getUser() == null || before.getBotId() != null) {
            return;
        }
        Optional<Channel> channel = places.of(event.getChannel(), before.getUser());
        if (channel.isEmpty()) {
            return;
        }
        Inbound.Deleted deleted = new Inbound.Deleted(
                "deleted:" + event.getDeletedTs(),
                channel.get(),
                places.sender(channel.get(), before.getUser()),
                SlackTime.instant(event.getTs()),
                event.getDeletedTs());
        Replies.To to = new Replies.To(channel.get(), before.getUser(), null, null);
        handing.hand(deleted, answer -> replies.show(to, answer));
    }

    /** The bot's own coming: its greeting is for all. Where no desk has the channel it says what to paste. */
    void joined(MemberJoinedChannelEvent event, String bot) {
        if (!event.getUser().equals(bot)) {
            return;
        }
        whenJoined.run();
        String inviter = event.getInviter() == null ? bot : event.getInviter();
        Channel channel =
                places.of(event.getChannel()).orElseGet(() -> places.unbound(event.getChannel(), null, inviter));
        Inbound.Joined joined = new Inbound.Joined(
                "joined:" + event.getEventTs(),
                channel,
                places.sender(channel, inviter),
                SlackTime.instant(event.getEventTs()));
        handing.hand(joined, answer -> replies.tellAll(channel, answer));
    }
}
