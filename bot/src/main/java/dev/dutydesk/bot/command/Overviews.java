package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.Unknown;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.escalation.Agenda;
import dev.dutydesk.bot.oncall.OnCall;
import dev.dutydesk.bot.oncall.Shift;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.bot.ticket.StepModels;
import dev.dutydesk.bot.ticket.TicketModels;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.model.CommandModel;
import dev.dutydesk.templates.model.ListModel;
import dev.dutydesk.templates.model.StepModel;
import dev.dutydesk.templates.model.TicketModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked for and changes nothing: a ticket with its steps, lists, help. */
final class Overviews {
    private static final int LISTED = 10;
    private static final int OFFERED = 3;
    private static final int COUNTED = 500;
    private static final int STEPS = 30;

    private final Wording wording;
    private final Misread misread;
    private final Tickets tickets;
    private final OnCall onCall;
    private final Agenda agenda;
    private final InstantSource clock;

    Overviews(Wording wording, Misread misread, Tickets tickets, OnCall onCall, Agenda agenda, InstantSource clock) {
        this.wording = wording;
        this.misread = misread;
        this.tickets = tickets;
        this.onCall = onCall;
        this.agenda = agenda;
        this.clock = clock;
    }

    Kept greeting(Turn turn) {
        return introduction(turn, "greeting");
    }

    /** To one who says no more than hello. */
    Kept hello(Turn turn) {
        return introduction(turn, "hello");
    }

    private Kept introduction(Turn turn, String message) {
        Map<String, String> model = Map.of(
                "desk", turn.desk().name().in(turn.channel().locale()),
                "listUsage", Usage.plain(Command.LIST, turn.channel().locale()),
                "helpUsage", Usage.plain(Command.HELP, turn.channel().locale()));
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, message, model));
    }

    Kept help(Turn turn, String topic) {
        Optional<Command> command = Command.named(topic.strip().replaceFirst("^[/／]", ""));
        if (topic.isBlank()) {
            List<CommandModel> all = Arrays.stream(Command.values())
                    .map(each -> wording.model(turn.channel(), each, null))
                    .toList();
            return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "help", Map.of("commands", all)));
        }
        return command.map(known -> Kept.saying(
                        Answer.Kind.DONE,
                        null,
                        wording.render(
                                turn, "help/command", Map.of("command", wording.model(turn.channel(), known, null)))))
                .orElseGet(() -> misread.unknown(turn, new Unknown(topic, null, "")));
    }

    /** Who the bot takes the asker for. */
    Kept who(Turn turn) {
        Actor actor = turn.actor();
        Names names = wording.names(turn);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("platform", turn.channel().platform());
        model.put("account", turn.account());
        model.put("name", turn.desk().nameOf(actor.id()));
        model.put("person", actor.kind() == Actor.Kind.PERSON ? actor.id() : null);
        model.put("groups", actor.groups().stream().map(names::group).toList());
        model.put("side", actor.side() == null ? null : names.side(actor.side()));
        model.put("role", actor.deskLead() || !actor.leads().isEmpty() ? "lead" : actor.admin() ? "admin" : null);
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "who", model));
    }

    /** What to write into a desk file so that this room belongs to the desk. */
    Kept here(Turn turn) {
        return Kept.saying(
                Answer.Kind.DONE,
                null,
                wording.render(
                        turn,
                        "here",
                        Map.of(
                                "desk",
                                turn.desk().name().in(turn.channel().locale()),
                                "name",
                                turn.channel().name(),
                                "platform",
                                turn.channel().platform(),
                                "room",
                                turn.channel().id())));
    }

    /** How it stands, for one who hurries it. */
    Kept standing(Turn turn, Numbered found) {
        Names names = wording.names(turn);
        return Kept.saying(
                Answer.Kind.DONE,
                names.key(found.number()),
                wording.render(turn, "standing", Map.of("ticket", model(names, found))));
    }

    /** The ticket that was opened for a root cause before. */
    Kept rootCause(Turn turn, Numbered found) {
        Names names = wording.names(turn);
        return Kept.saying(
                Answer.Kind.DONE,
                names.key(found.number()),
                wording.render(turn, "root-cause-stands", Map.of("ticket", model(names, found))));
    }

    /** How it stands, for one whose words seem to be about it; they may be a report of their own. */
    Kept about(Turn turn, Numbered found, Kept.Open open) {
        Map<String, Object> model = Map.of("ticket", model(wording.names(turn), found));
        return Kept.saying(Answer.Kind.DONE, null, wording.render(turn, "about", model))
                .offering(open, turn.id());
    }

    /** @param fitting those that the command could be about, at least two */
    Kept which(Turn turn, Command command, List<Numbered> fitting) {
        Names names = wording.names(turn);
        return Kept.saying(
                Answer.Kind.DONE,
                null,
                wording.render(
                        turn,
                        "which",
                        Map.of(
                                "verb",
                                Wording.verb(command),
                                "name",
                                command.names().getFirst(),
                                "tickets",
                                fitting.stream().map(each -> item(names, each)).toList())));
    }

    Kept mine(Turn turn) {
        return list(turn, "mine");
    }

    Kept show(Turn turn, Numbered found) {
        Names names = wording.names(turn);
        List<Event> history = tickets.history(turn.desk().id(), found.ticket().id());
        int earlier = Math.max(0, history.size() - STEPS);
        List<StepModel> steps = StepModels.of(names, found.ticket(), history.subList(earlier, history.size()));
        Card card =
                wording.render(turn, "show", Map.of("ticket", model(names, found), "steps", steps, "earlier", earlier));
        return Kept.saying(Answer.Kind.DONE, names.key(found.number()), card);
    }

    /** @param filter {@code mine}, a group by its id or name, or nothing for all that are open */
    Kept list(Turn turn, String filter) {
        Desk desk = turn.desk();
        String word = filter.strip();
        boolean mine = word.equalsIgnoreCase("mine") || word.equals("我的");
        Group group = desk.team().groups().values().stream()
                .filter(each ->
                        each.id().equalsIgnoreCase(word) || each.name().texts().containsValue(word))
                .findFirst()
                .orElse(null);
        if (!word.isEmpty() && !mine && group == null) {
            return wording.invalid(
                    turn,
                    "list-of-what",
                    Map.of(
                            "typed",
                            word,
                            "groups",
                            List.copyOf(desk.team().groups().keySet())));
        }
        List<Numbered> open = mine ? ofOne(desk, turn.actor().id()) : ofGroup(desk, group);
        Instant now = clock.instant();
        Names names = wording.names(turn);
        List<ListModel.Item> items =
                open.stream().limit(LISTED).map(each -> item(names, each)).toList();
        int overdue = (int) open.stream()
                .map(each -> item(names, each).due())
                .filter(due -> due != null && due.isBefore(now))
                .count();
        String shown = mine
                ? "mine"
                : group == null ? word : group.name().in(turn.channel().locale());
        ListModel model = new ListModel(shown.isEmpty() ? null : shown, open.size(), overdue, items);
        List<ListModel.Item> waiting = mine
                ? toAccept(desk, turn.actor())
                        .limit(OFFERED)
                        .map(each -> item(names, each))
                        .toList()
                : List.of();
        return Kept.saying(
                Answer.Kind.DONE, null, wording.render(turn, "list", Map.of("list", model, "waiting", waiting)));
    }

    /** What was resolved and waits for that one's word, or for that of somebody of the same side. */
    private Stream<Numbered> toAccept(Desk desk, Actor actor) {
        Query resolved = new Query(desk.id(), true, State.RESOLVED, null, null, null, COUNTED, null);
        return tickets.list(resolved).items().stream().filter(each -> {
            Ticket.Report report = each.ticket().report();
            boolean own = report.askedToAccept("").contains(actor.id())
                    || report.askedToAccept("").stream().anyMatch(actor.deputyOf()::contains);
            boolean side = report.side() != null && report.side().equals(actor.side());
            return (own || side) && !actor.id().equals(each.ticket().response().handler());
        });
    }

    /** What that one has in hand, was given or reported. */
    private List<Numbered> ofOne(Desk desk, String person) {
        Query handled = new Query(desk.id(), true, null, null, person, null, COUNTED, null);
        Query reported = new Query(desk.id(), true, null, null, null, person, COUNTED, null);
        Stream<Numbered> given = tickets.list(Query.open(desk.id(), COUNTED)).items().stream()
                .filter(each -> person.equals(each.ticket().response().assignee()));
        return Stream.of(tickets.list(handled).items().stream(), given, tickets.list(reported).items().stream())
                .flatMap(found -> found)
                .distinct()
                .toList();
    }

    /** What only tries the bot out isn't work. @param group null for all */
    private List<Numbered> ofGroup(Desk desk, @Nullable Group group) {
        String id = group == null ? null : group.id();
        return tickets.list(new Query(desk.id(), true, null, id, null, null, COUNTED, null)).items().stream()
                .filter(each -> each.ticket().report().origin() != Ticket.Origin.TEST)
                .toList();
    }

    private ListModel.Item item(Names names, Numbered numbered) {
        return ListModel.Item.of(model(names, numbered));
    }

    private TicketModel model(Names names, Numbered found) {
        Ticket ticket = found.ticket();
        Shift shift = onCall.at(names.desk(), ticket.sort().group(), clock.instant());
        return TicketModels.of(names, found, List.of(), shift, agenda.accepted(ticket), agenda.provisional(ticket));
    }
}
