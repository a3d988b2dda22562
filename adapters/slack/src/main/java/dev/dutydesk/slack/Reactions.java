package dev.dutydesk.slack;

import com.slack.api.model.Message;
import com.slack.api.model.event.ReactionAddedEvent;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Unsettled;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reaction does: 🎫 on what somebody said makes a ticket of it, 👀 and ✅ on a ticket's card or one of its steps
 * acknowledge and resolve it. Whether one may is the bot's to say.
 */
final class Reactions {
    private static final String TICKET = "ticket";
    private static final Map<String, String> BUTTONS = Map.of("eyes", "acknowledge", "white_check_mark", "resolve");

    private final Places places;
    private final Calls calls;
    private final Handing handing;
    private final Replies replies;

    Reactions(Places places, Calls calls, Handing handing, Replies replies) {
        this.places = places;
        this.calls = calls;
        this.handing = handing;
        this.replies = replies;
    }

    void added(ReactionAddedEvent event) {
        String reaction = event.getReaction();
        Optional<Channel> channel =
                Optional.ofNullable(event.getItem().getChannel()).flatMap(id -> places.of(id, event.getUser()));
        if (channel.isEmpty() || !reaction.equals(TICKET) && !BUTTONS.containsKey(reaction)) {
            return;
        }
        Optional<Message> message =
                find(event.getItem().getChannel(), event.getItem().getTs());
        String button = BUTTONS.get(reaction);
        if (message.isEmpty()) {
            return;
        }
        if (button == null) {
            makeTicket(channel.get(), event.getUser(), Said.of(event.getItem().getChannel(), message.get()));
        } else {
            tap(channel.get(), event, button, message.get());
        }
    }

    /** The ticket is made by who reacts or taps; whose words they are stands before them. Twice is once. */
    void makeTicket(Channel channel, String account, Said said) {
        SlackText.Names names = places.names(channel);
        String author = said.user().isEmpty() ? "?" : names.account(said.user());
        Inbound.Message made = new Inbound.Message(
                "ticket:" + said.ts(),
                channel,
                places.sender(channel, account),
                SlackTime.instant(said.ts()),
                said.ts(),
                null,
                permalink(said),
                true,
                said.attached(),
                List.of(new Inbound.Forwarded(author, SlackText.typed(said.text(), names))));
        Replies.To to = new Replies.To(channel, account, said.thread(), null);
        handing.hand(made, answer -> replies.show(to, answer));
    }

    private void tap(Channel channel, ReactionAddedEvent event, String button, Message message) {
        String subject = PostNote.subject(message);
        if (subject == null) {
            return;
        }
        Inbound.Button tap = new Inbound.Button(
                event.getReaction() + ":" + event.getEventTs(),
                channel,
                places.sender(channel, event.getUser()),
                SlackTime.instant(event.getEventTs()),
                message.getTs(),
                subject,
                button,
                null);
        Replies.To to = new Replies.To(channel, event.getUser(), message.getThreadTs(), null);
        handing.hand(tap, answer -> replies.show(to, answer));
    }

    private Optional<Message> find(String channel, String ts) {
        try {
            List<Message> found = calls.make(methods -> methods.conversationsReplies(request -> request.channel(channel)
                            .ts(ts)
                            .oldest(ts)
                            .latest(ts)
                            .inclusive(true)
                            .includeAllMetadata(true)))
                    .getMessages();
            return found.stream().filter(message -> message.getTs().equals(ts)).findFirst();
        } catch (NotPosted e) {
            if (e.why() == NotPosted.Why.NEVER) {
                return Optional.empty();
            }
            throw new Unsettled("the message isn't found: " + e.getMessage());
        }
    }

    /** Where it can't be had the ticket is made all the same. */
    private String permalink(Said said) {
        try {
            return calls.make(methods -> methods.chatGetPermalink(
                            request -> request.channel(said.channel()).messageTs(said.ts())))
                    .getPermalink();
        } catch (NotPosted e) {
            return "";
        }
    }
}
