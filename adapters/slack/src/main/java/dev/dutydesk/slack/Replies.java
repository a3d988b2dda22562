package dev.dutydesk.slack;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.Unsettled;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Tone;
import java.util.List;
import org.commonmark.node.Document;
import org.jspecify.annotations.Nullable;

/** Shows an answer to the one person whose act it answers. */
final class Replies {
    private final Calls calls;
    private final Directs directs;

    Replies(Calls calls, Directs directs) {
        this.calls = calls;
        this.directs = directs;
    }

    /**
     * @param thread the root where the act was in a thread; null otherwise
     * @param direct the direct conversation in which it was said; null where it was said in the channel
     */
    record To(
            Channel channel,
            String account,
            @Nullable String thread,
            @Nullable String direct) {}

    /** Shows the answer; a form that it asks for opens by a button, since nothing was tapped that could open it. */
    void show(To to, Answer answer) throws NotPosted {
        say(to, answer.reply(), answer.subject());
        Answer.Form form = answer.form();
        if (form != null) {
            Card.Button opens = new Card.Button(form.id(), form.title(), Card.Style.PRIMARY, false);
            say(to, new Card(form.title(), Tone.PLAIN, new Document(), List.of(), List.of(opens)), answer.subject());
        }
    }

    /**
     * Shows the answer, and opens the form it asks for.
     *
     * @param trigger lets the form open for 3 s; once that is over Slack tells the person that nothing came, who taps
     *     again
     * @param message the card's that the form is about; null where it is about none
     */
    void show(To to, Answer answer, String trigger, @Nullable String message) throws NotPosted {
        say(to, answer.reply(), answer.subject());
        Answer.Form form = answer.form();
        if (form == null) {
            return;
        }
        FormView.Origin origin =
                new FormView.Origin(to.channel().id(), to.thread(), to.direct(), message, answer.subject(), form.id());
        try {
            calls.make(methods -> methods.viewsOpen(request -> request.triggerId(trigger)
                    .view(FormView.of(form, origin, to.channel().locale()))));
        } catch (NotPosted e) {
            throw new Unsettled("the form didn't open: " + e.getMessage());
        }
    }

    /** Shows it to all there. */
    void tellAll(Channel channel, Answer answer) throws NotPosted {
        Card reply = answer.reply();
        if (reply != null) {
            post(channel.id(), CardBlocks.of(reply, answer.subject(), channel.locale()));
        }
    }

    private void say(To to, @Nullable Card reply, @Nullable String subject) throws NotPosted {
        if (reply == null) {
            return;
        }
        CardBlocks card = CardBlocks.of(reply, subject, to.channel().locale());
        if (to.direct() != null || to.channel().isDirect()) {
            post(to.direct() == null ? directs.idOf(to.channel()) : to.direct(), card);
            return;
        }
        try {
            calls.make(methods -> methods.chatPostEphemeral(
                    request -> request.channel(to.channel().id())
                            .user(to.account())
                            .threadTs(to.thread())
                            .text(card.text())
                            .blocks(card.blocks())));
        } catch (NotPosted e) {
            if (e.why() != NotPosted.Why.NEVER) {
                throw e;
            }
            // A command works where the bot isn't; its answer then comes directly.
            post(directs.with(to.account()), card);
        }
    }

    private void post(String channel, CardBlocks card) throws NotPosted {
        calls.make(methods -> methods.chatPostMessage(request -> request.channel(channel)
                .text(card.text())
                .blocks(card.blocks())
                .unfurlLinks(false)
                .unfurlMedia(false)));
    }
}
