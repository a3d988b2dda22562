package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.KeyMissing;
import dev.dutydesk.bot.command.Parsed.OptionWrong;
import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.command.Parsed.Talk;
import dev.dutydesk.bot.command.Parsed.Unknown;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Person;
import dev.dutydesk.bot.intake.Ear;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.Inbox;
import dev.dutydesk.chat.OpensForms;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.TicketKey;
import io.lettuce.core.RedisException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what people say: finds the desk, reads the command or takes the report, and answers once the outcome is on
 * disk. Everything that was said to the bot has an outcome that is kept, refusals and lists too, so that a repeated
 * delivery gets the answer that the first one got.
 */
public final class Reception implements Inbox {
    private static final Logger log = LoggerFactory.getLogger(Reception.class);

    private final Desks desks;
    private final Adapters adapters;
    private final Threads threads;
    private final Counter counter;
    private final Deeds deeds;
    private final Offers offers;
    private final Revisions revisions;
    private final Joining joining;
    private final Inquiries inquiries;
    private final Verdicts verdicts;
    private final Offboarding offboarding;
    private final Ledger ledger;
    private final Replies replies;
    private final Misread misread;
    private final ShownBefore shownBefore;
    private final Meanwhile meanwhile;

    Reception(
            Desks desks,
            Adapters adapters,
            Threads threads,
            Counter counter,
            Deeds deeds,
            Offers offers,
            Revisions revisions,
            Joining joining,
            Inquiries inquiries,
            Verdicts verdicts,
            Offboarding offboarding,
            Ledger ledger,
            Replies replies,
            Misread misread,
            ShownBefore shownBefore,
            Meanwhile meanwhile) {
        this.desks = desks;
        this.adapters = adapters;
        this.threads = threads;
        this.counter = counter;
        this.deeds = deeds;
        this.offers = offers;
        this.revisions = revisions;
        this.joining = joining;
        this.inquiries = inquiries;
        this.verdicts = verdicts;
        this.offboarding = offboarding;
        this.ledger = ledger;
        this.replies = replies;
        this.misread = misread;
        this.shownBefore = shownBefore;
        this.meanwhile = meanwhile;
    }

    @Override
    public Answer receive(Inbound inbound) {
        Desk desk = desks.byChannel(inbound.channel()).orElse(null);
        if (desk == null) {
            boolean talk = inbound instanceof Inbound.Message message && !message.mentioned()
                    || inbound instanceof Inbound.Edited
                    || inbound instanceof Inbound.Deleted;
            return talk ? Answer.NOTHING : misread.unbound(inbound.channel());
        }
        try {
            return meanwhile.told(desk, inbound, asRead(desk, inbound), received(desk, inbound));
        } catch (RedisException e) {
            // Also where an earlier try of the same delivery may have got through: nothing is said to be lost.
            log.warn(
                    "A delivery in {} can't be handled now: {}",
                    inbound.channel().name(),
                    e.toString());
            return replies.unconfirmed(desk, inbound.channel());
        }
    }

    private Answer received(Desk desk, Inbound inbound) {
        return switch (inbound) {
            case Inbound.Message message -> hear(desk, message);
            case Inbound.Edited edited ->
                revisions.edited(
                        turn(desk, edited, null, null, null), edited.message(), edited.text(), edited.mentioned());
            case Inbound.Deleted deleted -> revisions.deleted(turn(desk, deleted, null, null, null), deleted.message());
            case Inbound.Command command -> obey(desk, command);
            case Inbound.Button button -> tapped(desk, button);
            case Inbound.Joined joined -> counter.greet(turn(desk, joined, null, null, null));
        };
    }

    private Answer hear(Desk desk, Inbound.Message message) {
        boolean waiting = message.mentioned() || !message.files().isEmpty();
        TicketKey about = about(desk, message, waiting);
        Turn turn = turn(desk, message, message.message(), about, null);
        Parsed parsed = new Parser(desk.prefix(), about != null).message(message.text(), message.mentioned());
        if (parsed instanceof Said said && !message.mentioned() && !Parser.isSlashed(message.text())) {
            parsed = said.inTalk();
        }
        if (parsed instanceof Talk) {
            // What somebody else said is nobody's command.
            parsed = new Talk(message.whole());
        }
        if (Ear.sees(desk, message)) {
            shownBefore.remember(turn, message.files());
            return Answer.NOTHING;
        }
        Inbound.Message whole = parsed instanceof Talk && about == null && Ear.hears(desk, message)
                ? message.and(shownBefore.take(turn))
                : message;
        return attach(turn, whole, answer(turn, whole, parsed), parsed);
    }

    /** The ticket in whose thread it stands, or whose card it quotes. */
    private @Nullable TicketKey about(Desk desk, Inbound.Message message, boolean waiting) {
        Optional<TicketKey> about = message.thread() == null
                ? Optional.ofNullable(message.subject()).flatMap(subject -> threads.quoted(desk, subject))
                : threads.ticketOf(desk, message.channel(), message.thread(), waiting);
        return about.orElse(null);
    }

    private Answer answer(Turn turn, Inbound.Message message, Parsed parsed) {
        Desk desk = turn.desk();
        TicketKey about = turn.about();
        if (!(parsed instanceof Talk talk)) {
            return carryOut(turn, parsed);
        }
        if (about != null) {
            Optional<Answer> asked = verdicts.heard(turn, about, talk.text());
            if (asked.isPresent()) {
                return asked.get();
            }
        }
        if (message.mentioned()
                && about != null
                && !(talk.text().isBlank() && !message.files().isEmpty())) {
            return inquiries.remarked(turn, about, talk.text());
        }
        if (about != null && !message.mentioned()) {
            return new Parser(desk.prefix(), true)
                    .perhaps(talk.text())
                    .flatMap(said -> counter.perhaps(turn, about, said))
                    .orElseGet(() -> inquiries.said(turn, about, talk.text()));
        }
        if (about == null && Ear.hears(desk, message)) {
            return joining.hear(turn, talk.text(), message);
        }
        if (about == null && Ear.overhears(desk, message)) {
            return inquiries.overhear(turn, talk.text(), message);
        }
        if (!message.mentioned() || about != null) {
            return Answer.NOTHING;
        }
        return message.text().isBlank() ? counter.help(turn, "") : ledger.say(turn, misread.noReportsHere(turn));
    }

    /**
     * What comes in a ticket's thread, or with a message that did something to a ticket, stands on that ticket. A file has
     * its own commit; where one isn't known to be kept the whole delivery comes again, and adds only what is missing.
     */
    private Answer attach(Turn turn, Inbound.Message message, Answer answer, Parsed parsed) {
        boolean settled = answer.kind() != Answer.Kind.UNCONFIRMED && answer.kind() != Answer.Kind.NOT_RECORDED;
        boolean changes = parsed instanceof Talk
                || parsed instanceof Said said && said.command().verb() != null;
        TicketKey ticket = turn.about();
        if (ticket == null && answer.kind() == Answer.Kind.DONE && changes && answer.subject() != null) {
            ticket = TicketKey.parse(answer.subject())
                    .map(key -> message.files().isEmpty() ? key : threads.whereItGoesOn(turn.desk(), key))
                    .orElse(null);
        }
        for (int i = 0; settled && ticket != null && i < message.files().size(); i++) {
            Inbound.File file = message.files().get(i);
            Answer attached = deeds.act(
                    turn.also("file:" + i),
                    ticket,
                    now -> new Act.Attach(file.name(), file.address(), turn.room()),
                    null);
            if (attached.kind() == Answer.Kind.UNCONFIRMED || attached.kind() == Answer.Kind.NOT_RECORDED) {
                return attached;
            }
        }
        return answer;
    }

    private Answer obey(Desk desk, Inbound.Command command) {
        TicketKey about = command.thread() == null
                ? null
                : threads.ticketOf(desk, command.channel(), command.thread(), true)
                        .orElse(null);
        Parsed parsed = new Parser(desk.prefix(), about != null).command(command.text());
        Turn.Asking asking = parsed instanceof Said said ? asking(command.channel(), said.command(), false) : null;
        return carryOut(turn(desk, command, null, about, asking), parsed);
    }

    private Answer tapped(Desk desk, Inbound.Button button) {
        Tap tap = Tap.of(button);
        Turn.Asking asking = tap.command()
                .map(command -> asking(button.channel(), command, button.form() != null))
                .orElse(null);
        Turn turn = turn(desk, button, button.message(), tap.about(), asking);
        return tap.offer()
                .map(offer -> offers.take(turn, offer, tap.given()))
                .orElseGet(() -> carryOut(turn, tap.read()));
    }

    private Answer carryOut(Turn turn, Parsed parsed) {
        return switch (parsed) {
            case Said said -> carryOut(turn, said);
            case Unknown unknown -> ledger.say(turn, misread.unknown(turn, unknown));
            case KeyMissing missing -> counter.without(turn, missing);
            case OptionWrong wrong -> ledger.say(turn, misread.optionWrong(turn, wrong));
            case Talk talk -> throw new IllegalStateException("Talk is no command");
        };
    }

    private Answer carryOut(Turn turn, Said said) {
        if (said.command() == Command.OFFBOARD) {
            return offboarding.carryOut(turn, said.text());
        }
        TicketKey key = said.key() == null ? turn.about() : said.key();
        Optional<Answer> asked = said.command() == Command.ACCEPT && key != null
                ? verdicts.accepted(turn, key, said.text())
                : Optional.empty();
        return asked.orElseGet(() -> counter.carryOut(turn, said));
    }

    private Turn turn(
            Desk desk,
            Inbound inbound,
            @Nullable String message,
            @Nullable TicketKey about,
            Turn.@Nullable Asking asking) {
        String id = "in:" + inbound.channel().name() + ":" + inbound.delivery();
        boolean said = inbound instanceof Inbound.Message;
        List<Inbound.File> files = inbound instanceof Inbound.Message whole ? whole.files() : List.of();
        return new Turn(
                id,
                desk,
                asRead(desk, inbound),
                actor(desk, inbound),
                inbound.sender().account(),
                message,
                about,
                asking,
                files,
                said ? inbound.channel().name() : null);
    }

    /** What one person alone is told is in that person's language, where the desk file says which; a greeting is for all. */
    private static Channel asRead(Desk desk, Inbound inbound) {
        Channel channel = inbound.channel();
        return inbound instanceof Inbound.Joined
                ? channel
                : desk.person(actor(desk, inbound).id())
                        .map(Person::locale)
                        .map(channel::in)
                        .orElse(channel);
    }

    private static Actor actor(Desk desk, Inbound inbound) {
        Inbound.Sender sender = inbound.sender();
        return desk.actor(inbound.channel().platform(), sender.account(), sender.name());
    }

    private Turn.@Nullable Asking asking(Channel channel, Command command, boolean filled) {
        Optional<OpensForms> forms = adapters.can(channel, OpensForms.class);
        return forms.isPresent() && command.verb() != null
                ? new Turn.Asking(command.verb().word(), filled)
                : null;
    }
}
