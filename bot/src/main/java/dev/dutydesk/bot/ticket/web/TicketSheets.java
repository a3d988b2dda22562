package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.ticket.Faces;
import dev.dutydesk.bot.ticket.web.TicketSheet.Acts;
import dev.dutydesk.bot.ticket.web.TicketSheet.Attachment;
import dev.dutydesk.bot.ticket.web.TicketSheet.Button;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Shown;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.templates.Card;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the sheet of a ticket's page. */
@Component
final class TicketSheets {
    /** Below it stand the files that people sent; they are of this site, and can be shown in the page. */
    private static final String FILES = "/api/files/";

    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(png|jpe?g|gif|webp|avif)");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s\\p{C}]+");
    private static final String WEB = "web";
    private static final String REVEAL = Verb.REVEAL.word();

    /** What can be done besides the card's next steps, the usual first. */
    private static final List<Verb> MORE = List.of(
            Verb.PROGRESS,
            Verb.ASK,
            Verb.HOLD,
            Verb.RESUME,
            Verb.DIAGNOSE,
            Verb.RESOLVE,
            Verb.WITHDRAW,
            Verb.ASSIGN,
            Verb.RELEASE,
            Verb.REGRADE,
            Verb.CLASSIFY,
            Verb.COMMENT,
            Verb.NUDGE,
            Verb.LINK,
            Verb.MERGE,
            Verb.REOPEN,
            Verb.RATE,
            Verb.RETRO,
            Verb.REDACT,
            Verb.CANCEL,
            Verb.ARCHIVE);

    private final Store store;
    private final Faces faces;
    private final Lifecycle lifecycle;
    private final FactsSource facts;
    private final Agenda agenda;

    TicketSheets(Store store, Faces faces, Lifecycle lifecycle, FactsSource facts, Agenda agenda) {
        this.store = store;
        this.faces = faces;
        this.lifecycle = lifecycle;
        this.facts = facts;
        this.agenda = agenda;
    }

    /**
     * @param shown what its rooms were last shown
     * @param as the account whose buttons are wanted; null for all that its state allows
     */
    TicketSheet of(Voice voice, Numbered numbered, Map<String, Shown> shown, @Nullable String as) {
        Ticket ticket = numbered.ticket();
        List<Event> history = store.tickets().history(ticket.desk(), ticket.id());
        Card card = faces.card(voice.desk(), voice.channel(), numbered, List.of());
        return new TicketSheet(
                voice.names().key(numbered.number()),
                card.title(),
                word(card.tone()),
                Targets.of(voice, ticket, agenda.provisional(ticket)),
                TicketFacts.people(voice, ticket, history),
                TicketFacts.matter(voice, ticket),
                ticket.report().description(),
                ticket.files().stream().map(file -> attachment(voice, file)).toList(),
                Timeline.of(voice, faces, numbered, history),
                history.size(),
                acts(voice, ticket, card, shown, as));
    }

    private Acts acts(Voice voice, Ticket ticket, Card card, Map<String, Shown> shown, @Nullable String as) {
        Desk desk = voice.desk();
        Optional<Channel> room = room(desk, ticket);
        Set<Verb> possible = as == null || room.isEmpty() ? Set.of() : possible(voice, ticket, as);
        List<Button> usual = room.isEmpty()
                ? List.of()
                : Stream.concat(
                                card.buttons().stream()
                                        .filter(button -> as == null || possible.contains(verb(button)))
                                        .map(TicketSheets::button),
                                reveal(voice, ticket, as == null || possible.contains(Verb.REVEAL)))
                        .toList();
        return new Acts(
                desk.id(),
                room.map(Channel::id).orElse(null),
                room.map(there -> card(there, shown.get(there.name()))).orElse(null),
                as == null ? "" : as,
                usual,
                more(voice, possible, card));
    }

    /** To the one who may read what was typed, where something is masked; a card is for all. */
    private Stream<Button> reveal(Voice voice, Ticket ticket, boolean allowed) {
        return allowed
                        && ticket.response().handler() != null
                        && !store.tickets()
                                .originals(ticket.desk(), ticket.id())
                                .isEmpty()
                ? Stream.of(new Button(REVEAL, voice.word("button." + REVEAL), word(Card.Style.PLAIN), false))
                : Stream.empty();
    }

    /** The web room in which the ticket stands, else the desk's first one. */
    private static Optional<Channel> room(Desk desk, Ticket ticket) {
        return desk.rooms().stream()
                .filter(room -> room.platform().equals(WEB))
                .min(Comparator.comparing(room -> !ticket.rooms().contains(room.name())));
    }

    private static String card(Channel room, @Nullable Shown shown) {
        return shown == null || shown.message() == null ? "/#/" + room.id() : "/#/" + room.id() + "/" + shown.message();
    }

    private static List<Button> more(Voice voice, Set<Verb> possible, Card card) {
        Set<Verb> shown = card.buttons().stream().map(TicketSheets::verb).collect(Collectors.toSet());
        return MORE.stream()
                .filter(possible::contains)
                .filter(verb -> !shown.contains(verb))
                .map(verb ->
                        new Button(verb.word(), voice.word("button." + verb.word()), "plain", verb == Verb.ARCHIVE))
                .toList();
    }

    private Set<Verb> possible(Voice voice, Ticket ticket, String as) {
        Desk desk = voice.desk();
        return Set.copyOf(
                lifecycle.possible(ticket, facts.gather(desk, ticket, null, desk.actor(WEB, as, as), voice.now())));
    }

    private static Verb verb(Card.Button button) {
        return Verb.named(button.id().split(":", 2)[0]).orElseThrow();
    }

    private static Button button(Card.Button button) {
        return new Button(button.id(), button.label(), word(button.style()), button.confirm());
    }

    private static Attachment attachment(Voice voice, Ticket.File file) {
        String address = file.address();
        boolean ours = address.startsWith(FILES);
        return new Attachment(
                file.name(),
                ours || ADDRESS.matcher(address).matches() ? address : null,
                ours && PICTURE.matcher(file.name()).matches(),
                voice.names().person(file.by()).name(),
                voice.at(file.at()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
