package dev.dutydesk.slack;

import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MessageBotEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.ReactionAddedEvent;
import java.util.regex.Pattern;

/**
 * Where what comes from Slack goes. A message that mentions the bot comes twice, as a message and as a mention; the
 * message says all, so the mention is left to Bolt to acknowledge. Every handler returns only after the bot has
 * answered; Bolt acknowledges what it returns.
 */
final class Arrivals {
    private static final Pattern ANY = Pattern.compile("(?s).*");

    private Arrivals() {}

    static void register(App app, Messages messages, Reactions reactions, HomeTab home, Interactions interactions) {
        events(app, messages, reactions);
        app.event(AppHomeOpenedEvent.class, (payload, context) -> {
            home.opened(payload.getEvent());
            return context.ack();
        });
        app.command(ANY, (request, context) -> {
            interactions.command(request.getPayload());
            return context.ack();
        });
        app.blockAction(ANY, (request, context) -> {
            interactions.tap(request.getPayload());
            return context.ack();
        });
        app.viewSubmission(ANY, (request, context) -> {
            interactions.submission(request.getPayload());
            return context.ack();
        });
        app.messageShortcut(ANY, (request, context) -> {
            interactions.makeTicket(request.getPayload());
            return context.ack();
        });
        app.globalShortcut(ANY, (request, context) -> {
            interactions.report(request.getPayload());
            return context.ack();
        });
    }

    private static void events(App app, Messages messages, Reactions reactions) {
        app.event(MessageEvent.class, (payload, context) -> {
            messages.said(Said.of(payload.getEvent()), context.getBotUserId());
            return context.ack();
        });
        app.event(MessageFileShareEvent.class, (payload, context) -> {
            messages.said(Said.of(payload.getEvent()), context.getBotUserId());
            return context.ack();
        });
        app.event(MessageBotEvent.class, (payload, context) -> {
            messages.said(Said.of(payload.getEvent()), context.getBotUserId());
            return context.ack();
        });
        app.event(MessageChangedEvent.class, (payload, context) -> {
            messages.changed(payload.getEvent(), context.getBotUserId());
            return context.ack();
        });
        app.event(MessageDeletedEvent.class, (payload, context) -> {
            messages.deleted(payload.getEvent());
            return context.ack();
        });
        app.event(MemberJoinedChannelEvent.class, (payload, context) -> {
            messages.joined(payload.getEvent(), context.getBotUserId());
            return context.ack();
        });
        app.event(ReactionAddedEvent.class, (payload, context) -> {
            reactions.added(payload.getEvent());
            return context.ack();
        });
    }
}
