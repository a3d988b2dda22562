package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Inbound;
import dev.dutydesk.chat.LimitsMonths;
import dev.dutydesk.chat.LimitsMonths.Month;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.templates.Card;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where what is left of a platform's month is for P1 and P2, the cards of other tickets neither come nor change; so
 * what a card would have said, whoever acted is answered: nobody is to meet silence.
 */
final class Meanwhile {
    private final Adapters adapters;
    private final Tickets tickets;
    private final Wording wording;
    private final InstantSource clock;

    Meanwhile(Adapters adapters, Tickets tickets, Wording wording, InstantSource clock) {
        this.adapters = adapters;
        this.tickets = tickets;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param channel as whoever acted reads it @return with a reply where the posts say nothing */
    Answer told(Desk desk, Inbound inbound, Channel channel, Answer answer) {
        String subject = answer.subject();
        boolean isSilent =
                answer.kind() == Answer.Kind.DONE && answer.reply() == null && answer.form() == null && subject != null;
        if (!isSilent) {
            return answer;
        }
        return adapters.can(channel, LimitsMonths.class)
                .map(LimitsMonths::month)
                .filter(Month::isForTheWorst)
                .flatMap(month -> reply(desk, inbound, channel, subject, month))
                .map(reply -> new Answer(answer.kind(), subject, reply, null))
                .orElse(answer);
    }

    private Optional<Card> reply(Desk desk, Inbound inbound, Channel channel, @Nullable String subject, Month month) {
        return Optional.ofNullable(subject)
                .flatMap(TicketKey::parse)
                .flatMap(key -> tickets.find(desk.id(), key.number()))
                .filter(found -> Grade.P2.isAbove(found.ticket().sort().grade()))
                .filter(found -> waitsForAnAnswer(inbound, found))
                .map(found -> wording.render(
                        desk,
                        channel,
                        "meanwhile",
                        Map.of(
                                "key",
                                new TicketKey(desk.prefix(), found.number()).toString(),
                                "grade",
                                found.ticket().sort().grade().word(),
                                "state",
                                found.ticket().state().name(),
                                "until",
                                clock.instant().plus(month.left()))));
    }

    /** Whoever only talks expects none, but where a report came of it. */
    private static boolean waitsForAnAnswer(Inbound inbound, Numbered ticket) {
        return switch (inbound) {
            case Inbound.Command _, Inbound.Button _ -> true;
            case Inbound.Message message ->
                message.mentioned()
                        || message.message()
                                .equals(ticket.ticket().report().place().message());
            case Inbound.Edited _, Inbound.Deleted _, Inbound.Joined _ -> false;
        };
    }
}
