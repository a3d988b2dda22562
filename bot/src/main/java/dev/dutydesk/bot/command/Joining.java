package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.intake.Pictures;
import dev.dutydesk.bot.intake.Reading;
import dev.dutydesk.bot.intake.Router;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Act;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts together what one person says in several messages: pictures and text within {@code intake.join-within} are one
 * report, in whichever order they come. The first of them makes the ticket at once, so that none waits in memory.
 */
final class Joining {
    /** Far more than an event takes, its repeats at once included. */
    private static final Duration LATE = Duration.ofMinutes(2);

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    /** Somebody's newest reports: hardly anybody tells of trouble in more rooms at once. */
    private static final int LOOKED_AT = 2;

    private final Tickets tickets;
    private final Reports reports;
    private final Revisions revisions;
    private final Deeds deeds;
    private final Ledger ledger;
    private final Replies replies;
    private final Router router;
    private final Inquiries inquiries;
    private final Witness witness;
    private final InstantSource clock;

    Joining(
            Tickets tickets,
            Reports reports,
            Revisions revisions,
            Deeds deeds,
            Ledger ledger,
            Replies replies,
            Router router,
            Inquiries inquiries,
            Witness witness,
            InstantSource clock) {
        this.tickets = tickets;
        this.reports = reports;
        this.revisions = revisions;
        this.deeds = deeds;
        this.ledger = ledger;
        this.replies = replies;
        this.router = router;
        this.inquiries = inquiries;
        this.witness = witness;
        this.clock = clock;
    }

    /** A message where reports are taken: one, or what reads like none. */
    Answer hear(Turn turn, String text, Inbound.Message message) {
        Optional<Numbered> latest = latest(turn);
        Optional<Numbered> recent = latest.filter(found -> isRecent(turn.desk(), found.ticket()));
        Optional<Numbered> pictures =
                recent.filter(found -> Pictures.isAll(found.ticket().report().description()));
        Reading reading = router.read(turn.desk(), text);
        boolean says =
                !text.isBlank() && !(reading.saysNothing() && !message.files().isEmpty());
        // What comes right after pictures says what they show, also where it asks.
        if (says && !reading.isReport() && (reading.saysNothing() || pictures.isEmpty())) {
            return inquiries.answer(turn, reading, text, message);
        }
        witness.asked(Command.REPORT);
        if (says) {
            return pictures.isPresent()
                    ? deeds.act(turn, turn.key(pictures.get()), ticket -> revisions.edit(turn, text), null)
                    : late(turn, message, reports.report(turn, text, reading.triage()));
        }
        if (recent.isPresent()) {
            return ledger.say(turn, Kept.done(turn.key(recent.get()).toString()));
        }
        if (latest.isPresent() && latest.get().ticket().state().isOpen()) {
            return ledger.say(
                    turn,
                    replies.append(
                            turn,
                            latest.get(),
                            new Kept.Open(
                                    turn.actor().id(), "", latest.get().ticket().id(), message.files())));
        }
        return reports.pictures(turn, message.files());
    }

    /** What was said long before it could be registered, since the bot or its link was down, says so. */
    private Answer late(Turn turn, Inbound.Message message, Answer made) {
        TicketKey key = made.kind() == Answer.Kind.DONE && made.subject() != null
                ? TicketKey.parse(made.subject()).orElse(null)
                : null;
        Instant inTime = message.at().plus(LATE);
        if (key == null || !inTime.isBefore(clock.instant()) || wasMadeBy(turn.desk(), key, inTime)) {
            return made;
        }
        String said = replies.said(turn, "late")
                .replace("{}", WHEN.format(message.at().atZone(turn.desk().zone())));
        Answer noted = deeds.act(turn.also("late"), key, ticket -> new Act.Comment(said, "late"), null);
        return noted.kind() == Answer.Kind.UNCONFIRMED || noted.kind() == Answer.Kind.NOT_RECORDED ? noted : made;
    }

    /** What is read once more after a break was registered in time all the same. */
    private boolean wasMadeBy(Desk desk, TicketKey key, Instant time) {
        return tickets.find(desk.id(), key.number())
                .filter(found -> !found.ticket().report().at().isAfter(time))
                .isPresent();
    }

    /** What this person reported last in this room. */
    private Optional<Numbered> latest(Turn turn) {
        Query mine =
                new Query(turn.desk().id(), null, null, null, null, turn.actor().id(), LOOKED_AT, null);
        return tickets.list(mine).items().stream()
                .filter(found -> found.ticket()
                        .report()
                        .place()
                        .channel()
                        .equals(turn.channel().name()))
                .findFirst();
    }

    private boolean isRecent(Desk desk, Ticket ticket) {
        return !ticket.report().at().plus(desk.intake().joinWithin()).isBefore(clock.instant());
    }
}
