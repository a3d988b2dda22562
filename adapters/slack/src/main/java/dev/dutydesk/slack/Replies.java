package dev.dutydesk.slack;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.templates.Card;
import org.jspecify.annotations.Nullable;

/** Shows an answer to the one person whose act it answers. */
final class Replies {
    private final Calls calls;

    Replies(Calls calls) {
        this.calls = calls;
    }

    /** @param thread the root where the act was in a thread; null otherwise */
    record To(Channel channel, String account, @Nullable String thread) {}

    void show(To to, Answer answer) throws NotPosted {
        Card reply = answer.reply();
        if (reply == null) {
            return;
        }
        CardBlocks card = CardBlocks.of(reply, answer.subject(), to.channel().locale());
        calls.make(methods -> methods.chatPostEphemeral(
                request -> request.channel(to.channel().id())
                        .user(to.account())
                        .threadTs(to.thread())
                        .text(card.text())
                        .blocks(card.blocks())));
    }

    /**
     * Shows the answer, and opens the form it asks for.
     *
     * @param trigger lets the form open for 3 s; once that is over Slack tells the person that nothing came, who taps
     *     again
     * @param message the card's that the form is about; null where it is about none
     */
    void show(To to, Answer answer, String trigger, @Nullable String message) throws NotPosted {
        show(to, answer);
        Answer.Form form = answer.form();
        if (form == null) {
            return;
        }
        FormView.Origin origin =
                new FormView.Origin(to.channel().id(), to.thread(), message, answer.subject(), form.id());
        try {
            calls.make(methods -> methods.viewsOpen(request -> request.triggerId(trigger)
                    .view(FormView.of(form, origin, to.channel().locale()))));
        } catch (NotPosted e) {
            throw new Unsettled("the form didn't open: " + e.getMessage());
        }
    }
}
