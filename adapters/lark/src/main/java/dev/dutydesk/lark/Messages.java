package dev.dutydesk.lark;

import com.lark.oapi.service.im.v1.model.GetMessageReq;
import com.lark.oapi.service.im.v1.model.Message;
import com.lark.oapi.service.im.v1.model.P2ChatMemberBotAddedV1;
import com.lark.oapi.service.im.v1.model.P2MessageRecalledV1Data;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Unsettled;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is said and taken back. What is said in the bot's conversation with one person is said to it, and a stranger's
 * counts as said in the first channel; it is answered where it was said. In a channel of no desk only who mentions the bot gets an answer.
 */
final class Messages {
    private static final String BY_ITS_WRITER = "message_owner";
    private static final String PASSED_ON = "merge_forward";

    private final Places places;
    private final Calls calls;
    private final InstantSource clock;
    private final Handing handing;
    private final Replies replies;
    private final Runnable whenJoined;

    /** @param whenJoined told that the bot came into a channel */
    Messages(Places places, Calls calls, InstantSource clock, Handing handing, Replies replies, Runnable whenJoined) {
        this.places = places;
        this.calls = calls;
        this.clock = clock;
        this.handing = handing;
        this.replies = replies;
        this.whenJoined = whenJoined;
    }

    /** Its id is its delivery: the same in a repeat, and where the history is read later. @param bot the bot's own open id */
    void said(Said said, String bot) {
        if (said.app() && !places.mayReport(said)) {
            return;
        }
        boolean mentioned = said.direct() || said.mentions(bot);
        Channel channel = channel(said, mentioned);
        if (channel == null) {
            return;
        }
        LarkContent content = LarkContent.of(said.type(), said.content());
        Inbound.Message message = new Inbound.Message(
                said.message(),
                channel,
                places.sender(channel, said.sender()),
                said.at(),
                said.message(),
                said.direct() && !channel.isDirect() ? null : said.root(),
                said.typed(bot, content.text(), places.names(channel)),
                mentioned,
                content.files().stream()
                        .map(file -> new Inbound.File(file.name(), places.address(said, file)))
                        .toList(),
                said.type().equals(PASSED_ON) ? passedOn(channel, said) : List.of());
        Replies.To to = new Replies.To(channel, said.sender(), said.direct(), said.message());
        handing.hand(message, answer -> replies.show(to, answer));
    }

    private @Nullable Channel channel(Said said, boolean mentioned) {
        if (said.direct()) {
            return places.homeOf(said.sender()).orElseGet(() -> places.unbound(said.chat()));
        }
        return places.of(said.chat()).orElseGet(() -> mentioned ? places.unbound(said.chat()) : null);
    }

    /** What others said elsewhere; each of them is a message of its own. */
    private List<Inbound.Forwarded> passedOn(Channel channel, Said said) {
        return found(said.message()).stream()
                .filter(each -> said.message().equals(each.getUpperMessageId()))
                .map(each -> Said.of(said.chat(), each))
                .map(each -> new Inbound.Forwarded(
                        places.sender(channel, each.sender()).name(),
                        each.typed(
                                "", LarkContent.of(each.type(), each.content()).text(), places.names(channel))))
                .toList();
    }

    /** Lark tells of what is taken back, but not by whom: whoever wrote it is looked up. What others take away stays. */
    void recalled(String event, P2MessageRecalledV1Data recalled) {
        if (!BY_ITS_WRITER.equals(recalled.getRecallType())) {
            return;
        }
        found(recalled.getMessageId()).stream()
                .map(message -> Said.of(recalled.getChatId(), message))
                .filter(said -> !said.app() && said.message().equals(recalled.getMessageId()))
                .findFirst()
                .ifPresent(said -> recalled(event, said, Said.instant(recalled.getRecallTime())));
    }

    private void recalled(String event, Said said, Instant at) {
        // What isn't of a desk's group was said to the bot alone, or is nobody's.
        Optional<Channel> group = places.of(said.chat());
        Optional<Channel> channel = group.or(() -> places.homeOf(said.sender()).filter(Channel::isDirect));
        if (channel.isEmpty()) {
            return;
        }
        Inbound.Deleted deleted = new Inbound.Deleted(
                "recalled:" + said.message(),
                channel.get(),
                places.sender(channel.get(), said.sender()),
                at.equals(Instant.EPOCH) ? clock.instant() : at,
                said.message());
        Replies.To to = new Replies.To(channel.get(), said.sender(), group.isEmpty(), event);
        handing.hand(deleted, answer -> replies.show(to, answer));
    }

    private List<Message> found(String message) {
        try {
            Message[] items = calls.make((client, options) -> client.im()
                            .v1()
                            .message()
                            .get(GetMessageReq.newBuilder().messageId(message).build(), options))
                    .getData()
                    .getItems();
            return items == null ? List.of() : Stream.of(items).toList();
        } catch (NotPosted e) {
            if (e.why() == NotPosted.Why.NEVER) {
                return List.of();
            }
            throw new Unsettled("the message isn't found: " + e.getMessage());
        }
    }

    /** The bot's own coming: its greeting is for all. Where no desk has the channel it says what to paste. */
    void joined(P2ChatMemberBotAddedV1 event) {
        whenJoined.run();
        String chat = event.getEvent().getChatId();
        Channel channel = places.of(chat).orElseGet(() -> places.unbound(chat));
        Inbound.Joined joined = new Inbound.Joined(
                "joined:" + event.getHeader().getEventId(),
                channel,
                places.sender(channel, Said.openId(event.getEvent().getOperatorId())),
                clock.instant());
        handing.hand(joined, answer -> replies.tellAll(channel, answer, joined.delivery()));
    }
}
