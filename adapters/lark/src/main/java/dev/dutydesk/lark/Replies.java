package dev.dutydesk.lark;

import com.google.gson.JsonObject;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.templates.Card;
import org.jspecify.annotations.Nullable;

/** Shows an answer to the one person whose act it answers. */
final class Replies {
    private final Sending sending;

    Replies(Sending sending) {
        this.sending = sending;
    }

    /**
     * @param direct whether it was said or tapped in the conversation with the bot alone, wherever it counts
     * @param delivery what is answered
     */
    record To(Channel channel, String account, boolean direct, String delivery) {}

    /** Shows the answer, and the form it asks for as a card of its own. */
    void show(To to, Answer answer) throws NotPosted {
        show(to, answer, null);
    }

    /** @param message the card that the form is about; null where it is about none */
    void show(To to, Answer answer, @Nullable String message) throws NotPosted {
        Card reply = answer.reply();
        if (reply != null) {
            say(
                    to,
                    CardJson.of(
                            reply,
                            answer.subject(),
                            to.channel().id(),
                            to.channel().locale()));
        }
        if (answer.form() != null) {
            say(to, form(to, null, answer, answer.form(), message));
        }
    }

    /** A card with the form. @param above what was said to it; null for nothing */
    static JsonObject form(To to, @Nullable Card above, Answer answer, Answer.Form form, @Nullable String message) {
        Origin origin = new Origin(
                to.channel().id(), form.id(), answer.subject(), "form:" + to.delivery(), message, form.title());
        return CardJson.of(above, form, origin, to.channel().locale());
    }

    /** Shows it to all there. */
    void tellAll(Channel channel, Answer answer, String delivery) throws NotPosted {
        Card reply = answer.reply();
        if (reply != null) {
            JsonObject card = CardJson.of(reply, answer.subject(), channel.id(), channel.locale());
            sending.to(channel, card, uuid(delivery, card));
        }
    }

    private void say(To to, JsonObject card) throws NotPosted {
        if (!to.direct() && !to.channel().isDirect()) {
            try {
                sending.only(to.account(), to.channel().id(), card);
                return;
            } catch (NotPosted e) {
                if (e.why() != NotPosted.Why.NEVER) {
                    throw e;
                }
                // Not every group takes cards for one person; then it comes directly.
            }
        }
        sending.direct(to.account(), card, uuid(to.delivery(), card));
    }

    private static String uuid(String delivery, JsonObject card) {
        return PostNote.uuid("reply:" + delivery + ":" + card);
    }
}
