package dev.dutydesk.dingtalk;

import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Handing;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.NotPosted.Why;
import dev.dutydesk.chat.NumberedChoices;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Templates;
import dev.dutydesk.templates.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.node.Document;
import org.jspecify.annotations.Nullable;

/**
 * Shows an answer to the one person whose act it answers: where it was said, calling that person, or alone. What it offers is
 * numbered, since only a card of the template has buttons.
 */
final class Replies {
    /** DingTalk delivers nothing again, so an answer that it doesn't take now is tried on. */
    private static final int TRIES = 3;

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Later nobody waits for an answer any more. */
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Robot robot;
    private final NumberedChoices choices;

    Replies(Robot robot, NumberedChoices choices) {
        this.robot = robot;
        this.choices = choices;
    }

    /**
     * @param conversation where it was said; null where nothing was said: a card was tapped
     * @param direct whether that is the person's own conversation with the robot
     * @param message the id of what is answered; null where there is none
     */
    record To(
            Channel channel,
            String account,
            @Nullable String conversation,
            boolean direct,
            @Nullable String message) {}

    void show(Handing handing, To to, Answer answer) throws NotPosted {
        if (answer.reply() != null) {
            tell(handing, to, answer.reply(), answer.subject());
        }
    }

    private void tell(Handing handing, To to, Card card, @Nullable String subject) throws NotPosted {
        List<String> numbered = choices.offer(to.account(), card, to.message(), subject);
        DingText text = new DingText(card, numbered, to.channel().locale());
        for (int i = 1; ; i++) {
            try {
                say(to, text);
                return;
            } catch (NotPosted e) {
                Duration pause = e.after().isZero() ? PAUSE : e.after();
                boolean tooLong = pause.compareTo(LONGEST) > 0;
                if (e.why() != Why.TRY_AGAIN || i == TRIES || tooLong || !handing.pauses(pause)) {
                    throw e;
                }
            }
        }
    }

    private void say(To to, DingText text) throws NotPosted {
        String conversation = to.conversation();
        if (conversation != null) {
            try {
                String called = to.direct() ? "" : "@" + to.account() + "  \n";
                robot.answer(
                        conversation,
                        text.preview(),
                        called + text.calling(),
                        to.direct() ? Set.of() : Set.of(to.account()));
                return;
            } catch (NotPosted e) {
                if (e.why() == Why.UNKNOWN) {
                    throw e;
                }
            }
        }
        robot.toPerson(to.account(), text);
    }

    /** What one reads whose words DingTalk doesn't pass on in this month. */
    static Card deaf(Locale locale) {
        String said = Templates.builtIn().word(locale, "dialog.deaf");
        return new Card(said, Tone.RED, new Document(), List.of(), List.of());
    }

    /** Tells one person alone. */
    void alone(Channel channel, String account, Card card) throws NotPosted {
        robot.toPerson(account, new DingText(card, List.of(), channel.locale()));
    }

    /** Shows it to all in the group. */
    void tellAll(Channel channel, Answer answer, String id) throws NotPosted {
        if (answer.reply() != null) {
            robot.toGroup(channel.id(), new DingText(answer.reply(), List.of(), channel.locale()), id);
        }
    }
}
