package dev.dutydesk.lark;

import com.lark.oapi.event.cardcallback.model.P2CardActionTrigger;
import com.lark.oapi.event.cardcallback.model.P2CardActionTriggerData;
import com.lark.oapi.event.cardcallback.model.P2CardActionTriggerResponse;
import com.lark.oapi.service.application.v6.model.P2BotMenuV6;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.Unsettled;
import java.time.InstantSource;
import java.util.Optional;

/** Taps on cards, forms that are sent, and the bot's menu. Lark sends taps only once. */
final class Interactions {
    private final Places places;
    private final InstantSource clock;
    private final Handing handing;
    private final Replies replies;
    private final Answering answering;

    Interactions(Places places, InstantSource clock, Handing handing, Replies replies, Answering answering) {
        this.places = places;
        this.clock = clock;
        this.handing = handing;
        this.replies = replies;
        this.answering = answering;
    }

    /** A form's own id is the delivery: who sends it again after a time-out sends the same. */
    P2CardActionTriggerResponse tapped(P2CardActionTrigger event) {
        P2CardActionTriggerData data = event.getEvent();
        Origin origin = Origin.of(data.getAction().getValue());
        Optional<Channel> shown = origin == null ? Optional.empty() : channel(origin);
        if (origin == null || shown.isEmpty()) {
            return new P2CardActionTriggerResponse();
        }
        String tapped = data.getContext().getOpenMessageId();
        answering.begins(tapped);
        Channel channel = shown.get();
        String account = data.getOperator().getOpenId();
        boolean sent = origin.form() != null;
        Inbound.Button button = new Inbound.Button(
                sent ? String.valueOf(origin.form()) : event.getHeader().getEventId(),
                channel,
                places.sender(channel, account),
                clock.instant(),
                sent ? origin.message() : tapped,
                origin.subject(),
                origin.button(),
                sent ? FormJson.filled(data.getAction().getFormValue()) : null);
        boolean direct = !channel.id().equals(data.getContext().getOpenChatId());
        Replies.To to =
                new Replies.To(channel, account, direct, event.getHeader().getEventId());
        TapAnswer answer = new TapAnswer(replies, to, origin, button.message());
        try {
            handing.hand(button, answer);
        } catch (Unsettled e) {
            if (!answer.says()) {
                throw e;
            }
            // The person was told that it isn't known yet; Lark wouldn't send it again in any case.
        } finally {
            answer.give();
        }
        return answer.give();
    }

    private Optional<Channel> channel(Origin origin) {
        boolean isAlone = Channel.Account.in(origin.channel()).isPresent();
        return places.of(origin.channel())
                .or(() -> isAlone ? Optional.empty() : Optional.of(places.unbound(origin.channel())));
    }

    /** An entry of the bot's menu: its key is the command, given in the person's own conversation. */
    void chosen(P2BotMenuV6 event) {
        String account = event.getEvent().getOperator().getOperatorId().getOpenId();
        places.homeOf(account).ifPresent(channel -> {
            Inbound.Command command = new Inbound.Command(
                    event.getHeader().getEventId(),
                    channel,
                    places.sender(channel, account),
                    clock.instant(),
                    null,
                    event.getEvent().getEventKey());
            Replies.To to = new Replies.To(channel, account, true, command.delivery());
            handing.hand(command, answer -> replies.show(to, answer));
        });
    }
}
