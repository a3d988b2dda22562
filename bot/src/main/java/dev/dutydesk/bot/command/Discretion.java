package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.chat.Adapters;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.chat.RedactsMessages;
import dev.dutydesk.chat.RepliesPrivately;
import dev.dutydesk.state.store.Marks;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Erasure;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Place;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows what was typed to the one who may read it, and takes out of the chat what nobody may read any more. */
final class Discretion {
    private static final Logger log = LoggerFactory.getLogger(Discretion.class);

    private final Desks desks;
    private final Adapters adapters;
    private final Tickets tickets;
    private final Marks marks;
    private final Replies replies;

    Discretion(Desks desks, Adapters adapters, Tickets tickets, Marks marks, Replies replies) {
        this.desks = desks;
        this.adapters = adapters;
        this.tickets = tickets;
        this.marks = marks;
        this.replies = replies;
    }

    /** Why nothing is shown, and nothing recorded: all would read it, or nothing is masked. Empty where it can be. */
    Optional<Kept> nothingToReveal(Turn turn, Numbered found) {
        if (adapters.can(turn.channel(), RepliesPrivately.class).isEmpty()) {
            return Optional.of(replies.notPrivate(turn, found));
        }
        return tickets.originals(turn.desk().id(), found.ticket().id()).isEmpty()
                ? Optional.of(replies.nothingMasked(turn, found))
                : Optional.empty();
    }

    /** That neither the ticket nor its history says the passage: nothing would be taken out. Empty where something is. */
    Optional<Kept> nothingToRedact(Turn turn, Numbered found, Ticket after, Erasure erasure) {
        Ticket before = found.ticket();
        boolean changes = erasure.report()
                || !erasure.files().isEmpty()
                || !after.withRevision(before.revision())
                        .withEvents(before.events())
                        .equals(before)
                || tickets.history(turn.desk().id(), before.id()).stream()
                        .flatMap(event -> event.detail().values().stream())
                        .anyMatch(said -> !erasure.black(said).equals(said))
                || tickets.originals(turn.desk().id(), before.id()).values().stream()
                        .anyMatch(typed -> !erasure.black(typed).equals(typed));
        return changes ? Optional.empty() : Optional.of(replies.nothingToRedact(turn, found));
    }

    /**
     * The answer with what was typed. That isn't kept with the delivery, so that it is gone once it is redacted.
     *
     * @param answer that it was recorded who looks; any other is given as it is
     */
    Answer revealed(Turn turn, TicketKey key, Answer answer) {
        Numbered found = answer.kind() != Answer.Kind.DONE || answer.reply() != null
                ? null
                : tickets.find(turn.desk().id(), key.number()).orElse(null);
        if (found == null) {
            return answer;
        }
        SortedMap<Integer, String> originals =
                tickets.originals(turn.desk().id(), found.ticket().id());
        Map<Event, String> typed = new LinkedHashMap<>();
        tickets.history(turn.desk().id(), found.ticket().id()).stream()
                .filter(event -> originals.containsKey(event.no()))
                .forEach(event -> typed.put(event, originals.getOrDefault(event.no(), "")));
        return replies.revealed(turn, found, typed);
    }

    /**
     * Takes it out of the chat, before the ticket forgets where it was: where that breaks off, the delivery comes again and
     * does the rest.
     */
    Kept redacted(Turn turn, Numbered found, Ticket after, Erasure erasure) {
        Ticket before = found.ticket();
        boolean reportChanges =
                !after.report().description().equals(before.report().description());
        List<String> files = before.files().stream()
                .map(Ticket.File::address)
                .filter(erasure.files()::contains)
                .toList();
        boolean all = erasure.passages().isEmpty() || reportChanges;
        Place place = before.report().place();
        if (place.message() != null && (reportChanges || !files.isEmpty())) {
            String instead = reportChanges ? replies.redacted(turn) : null;
            all &= taken(turn.desk(), place.channel(), place.message(), instead, files);
        }
        if (!files.isEmpty()) {
            for (Map.Entry<String, Shown> card :
                    marks.shown(turn.desk().id(), before.id()).entrySet()) {
                String message = card.getValue().message();
                all &= message == null || taken(turn.desk(), card.getKey(), message, null, files);
            }
            for (String file : files) {
                all &= thrownAway(before, file);
            }
        }
        return all ? Kept.done(turn.key(found).toString()) : replies.deleteByHand(turn, found);
    }

    private boolean taken(Desk desk, String room, String message, @Nullable String instead, List<String> files) {
        Channel channel = desk.room(room).orElse(null);
        RedactsMessages redacts = channel == null
                ? null
                : adapters.can(channel, RedactsMessages.class).orElse(null);
        if (channel == null || redacts == null) {
            return false;
        }
        try {
            redacts.redact(channel, message, instead, files);
            return true;
        } catch (NotPosted e) {
            log.warn("What is redacted may still stand in {}: {}", room, e.getMessage());
            return false;
        }
    }

    /** Unless another ticket has it too. */
    private boolean thrownAway(Ticket ticket, String file) {
        if (desks.all().stream().anyMatch(desk -> tickets.isFiledBeside(desk.id(), ticket.id(), file))) {
            return true;
        }
        boolean all = true;
        for (var adapter : adapters.all()) {
            if (adapter instanceof RedactsMessages redacts) {
                try {
                    redacts.discard(file);
                } catch (NotPosted e) {
                    log.warn("A file that is redacted may still be kept: {}", e.getMessage());
                    all = false;
                }
            }
        }
        return all;
    }
}
