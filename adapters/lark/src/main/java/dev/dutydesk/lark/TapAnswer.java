package dev.dutydesk.lark;

import com.google.gson.JsonObject;
import com.lark.oapi.event.cardcallback.model.CallBackCard;
import com.lark.oapi.event.cardcallback.model.CallBackToast;
import com.lark.oapi.event.cardcallback.model.P2CardActionTriggerResponse;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.CardRenderer;
import dev.dutydesk.templates.Tone;
import java.util.List;
import org.commonmark.node.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a tap is answered with, as long as Lark waits for it: a few words as a toast, more as a card for that person; a form
 * that was sent becomes what came of it. What comes later is shown like any answer.
 */
final class TapAnswer implements Handing.Reply {
    /** What can be read while a toast stands. */
    private static final int SHORT = 120;

    private final Replies replies;
    private final Replies.To to;
    private final Origin origin;
    private final @Nullable String message;
    private final P2CardActionTriggerResponse response = new P2CardActionTriggerResponse();
    private boolean says;
    private boolean given;

    /** @param message the tapped card's id, or that of the card the sent form is about */
    TapAnswer(Replies replies, Replies.To to, Origin origin, @Nullable String message) {
        this.replies = replies;
        this.to = to;
        this.origin = origin;
        this.message = message;
    }

    @Override
    public synchronized void show(Answer answer) throws NotPosted {
        if (given) {
            replies.show(to, answer, message);
        } else if (origin.form() != null) {
            become(answer);
        } else if (answer.form() == null && isShort(answer.reply())) {
            toast(answer);
        } else {
            replies.show(to, answer, message);
            says |= answer.reply() != null;
        }
    }

    /** The end of Lark's waiting. */
    synchronized P2CardActionTriggerResponse give() {
        given = true;
        return response;
    }

    /** Whether the person learns anything from it. */
    synchronized boolean says() {
        return says;
    }

    private static boolean isShort(@Nullable Card reply) {
        return reply == null
                || reply.buttons().isEmpty()
                        && CardRenderer.toPlainText(reply).length() <= SHORT
                        && reply.fields().isEmpty();
    }

    private void toast(Answer answer) {
        Card reply = answer.reply();
        if (reply == null) {
            return;
        }
        CallBackToast toast = new CallBackToast();
        toast.setType(
                switch (answer.kind()) {
                    case DONE -> "success";
                    case FORBIDDEN -> "error";
                    case IMPOSSIBLE, INVALID -> "warning";
                    case NEEDS_INPUT, UNCONFIRMED, NOT_RECORDED -> "info";
                });
        String body = CardRenderer.toPlainText(reply.body());
        toast.setContent(reply.title().isEmpty() ? body : body.isEmpty() ? reply.title() : reply.title() + "\n" + body);
        response.setToast(toast);
        says = true;
    }

    private void become(Answer answer) {
        JsonObject card;
        Answer.Form again = answer.form();
        Card reply = answer.reply();
        if (again != null) {
            card = Replies.form(to, reply, answer, again, message);
        } else {
            Card sent = reply == null ? sent() : reply;
            card = CardJson.of(
                    sent, answer.subject(), to.channel().id(), to.channel().locale());
        }
        CallBackCard becomes = new CallBackCard();
        becomes.setType("raw");
        becomes.setData(card);
        response.setCard(becomes);
        says = true;
    }

    private Card sent() {
        String title = Words.in(to.channel().locale()).sent() + " · " + String.valueOf(origin.title());
        return new Card(title, Tone.PLAIN, new Document(), List.of(), List.of());
    }
}
