package dev.dutydesk.bot.ticket;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Notice;
import dev.dutydesk.state.ticket.Reminder;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.Templates;
import dev.dutydesk.templates.model.NoticeModel;
import dev.dutydesk.templates.model.StepModel;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people are shown, written in templates. */
public final class TicketFaces implements Faces {
    /** More than so many lines in one message are looked up, not read. */
    private static final int LINES = 10;

    private static final Set<Verb> LEADS = Set.of(Verb.REJECT, Verb.ASSIGN, Verb.CANCEL, Verb.REGRADE);

    private final Function<Desk, Templates> templates;
    private final BiFunction<String, TicketId, OptionalLong> numbers;
    private final OnCall onCall;
    private final Agenda agenda;
    private final InstantSource clock;
    private final @Nullable String home;

    /** @param home the address that people reach the bot by, such as {@code https://desk.example.com}; null where it isn't told */
    public TicketFaces(
            Function<Desk, Templates> templates,
            Tickets tickets,
            OnCall onCall,
            Agenda agenda,
            InstantSource clock,
            @Nullable URI home) {
        this(
                templates,
                (desk, id) -> number(tickets.find(desk, id)),
                onCall,
                agenda,
                clock,
                home == null ? null : home.toString().replaceFirst("/+$", ""));
    }

    /** @param numbers the number of a desk's ticket */
    TicketFaces(
            Function<Desk, Templates> templates,
            BiFunction<String, TicketId, OptionalLong> numbers,
            OnCall onCall,
            Agenda agenda,
            InstantSource clock,
            @Nullable String home) {
        this.templates = templates;
        this.numbers = numbers;
        this.onCall = onCall;
        this.agenda = agenda;
        this.clock = clock;
        this.home = home;
    }

    @Override
    public Card card(Desk desk, Channel channel, Numbered ticket, List<Event> steps) {
        return render("ticket", desk, channel, ticket, steps, Map.of());
    }

    @Override
    public boolean tells(Channel channel, Numbered ticket, Event event) {
        return switch (event.verb()) {
            // The card says it, or it is nobody's business in a group.
            case REPORT, ARCHIVE, RECALCULATE, REVEAL, REMIND, TELL -> false;
            // What watches brings its words up to date on the card.
            case EDIT -> ticket.ticket().report().origin().isPerson();
            case COMMENT, ATTACH -> isNews(channel, ticket, event);
            default -> true;
        };
    }

    /** A remark or a file, anywhere but where it was said or sent. */
    private static boolean isNews(Channel channel, Numbered ticket, Event event) {
        String room = event.detail().get("room");
        if (event.detail().containsKey("kind")) {
            return true;
        }
        return room == null
                ? StepModels.isByPerson(event) || ticket.ticket().rooms().size() > 1
                : !room.equals(channel.name());
    }

    @Override
    public Card steps(Desk desk, Channel channel, Numbered ticket, List<Event> steps) {
        Names names = names(desk, channel);
        List<StepModel> models = StepModels.of(names, ticket.ticket(), steps);
        if (models.size() == 1) {
            StepModel step = models.getFirst();
            return render("step/" + step.verb(), desk, channel, ticket, List.of(), Map.of("step", step));
        }
        int earlier = Math.max(0, models.size() - LINES);
        return render(
                "steps",
                desk,
                channel,
                ticket,
                List.of(),
                Map.of("steps", models.subList(earlier, models.size()), "earlier", earlier));
    }

    @Override
    public Card notice(Desk desk, Channel channel, Numbered ticket, List<Event> history, Notice notice) {
        Names names = names(desk, channel);
        Optional<Event> cause = history.reversed().stream()
                .filter(event -> causes(notice.kind(), event))
                .findFirst();
        NoticeModel model = new NoticeModel(
                names.person(notice.to()),
                cause.filter(event -> event.verb() != Verb.REMIND)
                        .map(event -> names.person(about(event)))
                        .orElse(null),
                cause.map(TicketFaces::why).orElse(null),
                notice.kind() == Notice.Kind.UNANSWERED
                        ? ToldModels.soFar(names, ticket.ticket(), history)
                        : List.of());
        return render(
                "notice/" + notice.kind().name().toLowerCase(Locale.ROOT),
                desk,
                channel,
                ticket,
                List.of(),
                Map.of("notice", model));
    }

    @Override
    public Card folded(Desk desk, Channel channel, Numbered ticket, Notice notice, Instant at) {
        return render(
                "notice/folded",
                desk,
                channel,
                ticket,
                List.of(),
                Map.of(
                        "to",
                        names(desk, channel).person(notice.to()),
                        "what",
                        notice.kind().name().toLowerCase(Locale.ROOT),
                        "at",
                        at));
    }

    private static boolean causes(Notice.Kind kind, Event event) {
        return switch (kind) {
            case ASSIGNED -> event.verb() == Verb.ASSIGN;
            case ACCEPTANCE -> event.verb() == Verb.RESOLVE || event.verb() == Verb.RECOVER;
            case QUESTION -> event.verb() == Verb.ASK;
            case LEAD ->
                LEADS.contains(event.verb())
                        || ToldModels.reminds(event, Reminder.Kind.HELD)
                        || event.detail().containsKey("unreached");
            case BACKLOG -> event.verb() == Verb.CANCEL;
            case NUDGED -> event.verb() == Verb.NUDGE;
            case UNANSWERED -> ToldModels.reminds(event, Reminder.Kind.UNANSWERED);
            case SILENT -> ToldModels.reminds(event, Reminder.Kind.SILENT);
            case RETROSPECTIVE -> ToldModels.reminds(event, Reminder.Kind.RETROSPECTIVE);
            case DEADLINE ->
                ToldModels.reminds(event, Reminder.Kind.DEADLINE) || ToldModels.reminds(event, Reminder.Kind.MISSED);
        };
    }

    /** Whose act it was; of one whom nothing reaches, that one. */
    private static String about(Event event) {
        return event.verb() == Verb.TELL ? event.detail().getOrDefault("to", event.by()) : event.by();
    }

    private static @Nullable String why(Event event) {
        return switch (event.verb()) {
            case REJECT -> "rejected-again";
            case ASSIGN -> "moved-again";
            case CANCEL -> "false-alarm";
            case REGRADE -> "lowered";
            case REMIND -> event.detail().get("kind");
            case TELL -> "unreached";
            default -> null;
        };
    }

    private Card render(
            String message, Desk desk, Channel channel, Numbered ticket, List<Event> steps, Map<String, Object> more) {
        Names names = names(desk, channel);
        Map<String, Object> model = new HashMap<>(more);
        Instant now = clock.instant();
        Shift shift = onCall.at(desk, ticket.ticket().sort().group(), now);
        model.put(
                "ticket",
                TicketModels.of(
                        names,
                        ticket,
                        StepModels.of(names, ticket.ticket(), steps),
                        shift,
                        agenda.accepted(ticket.ticket()),
                        agenda.provisional(ticket.ticket())));
        model.put("zone", desk.zone());
        model.put("now", now);
        return templates.apply(desk).render(message, channel.locale(), model);
    }

    private Names names(Desk desk, Channel channel) {
        return Names.in(channel, desk, numbers).at(home);
    }

    private static OptionalLong number(Optional<Numbered> found) {
        return Stream.ofNullable(found.orElse(null)).mapToLong(Numbered::number).findFirst();
    }
}
