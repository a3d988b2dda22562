package dev.dutydesk.lark;

import com.lark.oapi.event.EventDispatcher;
import com.lark.oapi.event.cardcallback.P2CardActionTriggerHandler;
import com.lark.oapi.event.cardcallback.model.P2CardActionTrigger;
import com.lark.oapi.event.cardcallback.model.P2CardActionTriggerResponse;
import com.lark.oapi.service.application.ApplicationService;
import com.lark.oapi.service.application.v6.model.P2BotMenuV6;
import com.lark.oapi.service.im.ImService;
import com.lark.oapi.service.im.v1.model.P2ChatMemberBotAddedV1;
import com.lark.oapi.service.im.v1.model.P2MessageRecalledV1;
import com.lark.oapi.service.im.v1.model.P2MessageReceiveV1;
import dev.dutydesk.chat.Unsettled;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where what comes from Lark goes. Every handler returns only after the bot has answered; what it returns is acknowledged,
 * what it throws comes again.
 */
final class Arrivals {
    private Arrivals() {}

    /** @param self the bot's own open id; null where it isn't known yet */
    static EventDispatcher dispatcher(Messages messages, Interactions interactions, Supplier<@Nullable String> self) {
        // Nothing is verified here: the link has proved itself, and HTTP is checked before, and more strictly.
        return EventDispatcher.newBuilder("", "")
                .onP2MessageReceiveV1(new ImService.P2MessageReceiveV1Handler() {
                    @Override
                    public void handle(P2MessageReceiveV1 event) {
                        messages.said(Said.of(event.getEvent()), known(self));
                    }
                })
                .onP2MessageRecalledV1(new ImService.P2MessageRecalledV1Handler() {
                    @Override
                    public void handle(P2MessageRecalledV1 event) {
                        messages.recalled(event.getHeader().getEventId(), event.getEvent());
                    }
                })
                .onP2ChatMemberBotAddedV1(new ImService.P2ChatMemberBotAddedV1Handler() {
                    @Override
                    public void handle(P2ChatMemberBotAddedV1 event) {
                        messages.joined(event);
                    }
                })
                .onP2BotMenuV6(new ApplicationService.P2BotMenuV6Handler() {
                    @Override
                    public void handle(P2BotMenuV6 event) {
                        interactions.chosen(event);
                    }
                })
                .onP2CardActionTrigger(new P2CardActionTriggerHandler() {
                    @Override
                    public P2CardActionTriggerResponse handle(P2CardActionTrigger event) {
                        return interactions.tapped(event);
                    }
                })
                .build();
    }

    private static String known(Supplier<@Nullable String> self) {
        String account = self.get();
        if (account == null) {
            throw new Unsettled("the bot doesn't know yet who it is");
        }
        return account;
    }
}
