package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.KeyMissing;
import dev.dutydesk.bot.command.Parsed.OptionWrong;
import dev.dutydesk.bot.command.Parsed.Unknown;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.desk.Group;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.bot.ticket.StepModels;
import dev.dutydesk.bot.ticket.TicketModels;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Page;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Decision;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.FormText;
import dev.dutydesk.templates.model.CommandModel;
import dev.dutydesk.templates.model.FormModel;
import dev.dutydesk.templates.model.ListModel;
import dev.dutydesk.templates.model.RefusalModel;
import dev.dutydesk.templates.model.StepModel;
import dev.dutydesk.templates.model.TicketModel;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the words for what the sender alone is told, in the channel's language. */
final class Replies {
    private static final int LISTED = 10;
    private static final int COUNTED = 500;
    private static final int STEPS = 30;

    private final Desks desks;
    private final DeskTemplates templates;
    private final Tickets tickets;
    private final InstantSource clock;
    private final Witness witness;

    Replies(Desks desks, DeskTemplates templates, Tickets tickets, InstantSource clock, Witness witness) {
        this.desks = desks;
        this.templates = templates;
        this.tickets = tickets;
        this.clock = clock;
        this.witness = witness;
    }

    Kept refused(Turn turn, @Nullable Numbered found, Verb verb, Decision.Refused refused) {
        Names names = names(turn);
        String key = found == null ? null : names.key(found.number());
        Command command = Command.of(verb).orElse(null);
        RefusalModel model = new RefusalModel(
                key,
                verb.word(),
                command == null ? null : usage(turn.channel(), command, key),
                Detailed.of(names, refused.detail()),
                refused.possible().stream()
                        .flatMap(possible -> Command.of(possible).stream())
                        .map(possible -> model(turn.channel(), possible, key))
                        .toList());
        String reason = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        witness.refused(reason);
        Answer.Kind kind = switch (refused.reason().kind()) {
            case FORBIDDEN -> Answer.Kind.FORBIDDEN;
            case IMPOSSIBLE -> Answer.Kind.IMPOSSIBLE;
            case INCOMPLETE -> Answer.Kind.INVALID;
        };
        return Kept.saying(kind, key, render(turn, "refused/" + reason, Map.of("refusal", model)));
    }

    Kept already(Turn turn, Numbered found, Verb verb, Instant at) {
        String key = names(turn).key(found.number());
        Card card = render(turn, "already", Map.of("key", key, "verb", verb.word(), "at", at));
        return Kept.saying(Answer.Kind.IMPOSSIBLE, key, card);
    }

    /** @param reply why it is asked; shown only where the form was filled in before */
    Kept form(Turn turn, Numbered found, Command command, boolean defect, Turn.Asking asking, Kept reply) {
        String key = names(turn).key(found.number());
        FormModel model = new FormModel(
                key, found.ticket().report().title(), turn.desk().causes(), defect, command == Command.ACCEPT);
        FormText text = templates
                .of(turn.desk())
                .form("form/" + asking.button(), turn.channel().locale(), whole(turn.desk(), Map.of("form", model)));
        Answer.Form form = new Answer.Form(
                asking.button(),
                text.title(),
                text.fields().stream().map(Replies::field).toList());
        Kept.Said said = reply.reply();
        return Kept.asking(key, asking.filled() && said != null ? said.withoutButtons() : null, form);
    }

    private static Answer.Field field(FormText.Field field) {
        return new Answer.Field(
                field.name(),
                field.label(),
                Answer.Type.valueOf(field.type().name()),
                field.required(),
                field.options().stream()
                        .map(option -> new Answer.Option(option.value(), option.label()))
                        .toList());
    }

    Kept noSuchTicket(Turn turn, Parsed.Said said) {
        TicketKey key = said.key() == null ? turn.about() : said.key();
        return key == null ? keyMissing(turn, new KeyMissing(said.command(), "")) : noSuchTicket(turn, key.toString());
    }

    /** @param key as it was typed: perhaps another desk's */
    Kept noSuchTicket(Turn turn, String key) {
        return TicketKey.parse(key)
                .flatMap(parsed -> desks.byPrefix(parsed.prefix()))
                .filter(desk -> !desk.id().equals(turn.desk().id()))
                .map(desk -> invalid(
                        turn,
                        "not-your-desk",
                        Map.of("key", key, "desk", desk.name().in(turn.channel().locale()))))
                .orElseGet(() -> invalid(turn, "unknown-ticket", Map.of("key", key)));
    }

    Kept askStars(Turn turn, String key) {
        return Kept.saying(Answer.Kind.DONE, key, render(turn, "stars", Map.of("key", key)));
    }

    Kept greeting(Turn turn) {
        Map<String, String> model = Map.of(
                "desk", turn.desk().name().in(turn.channel().locale()),
                "listUsage", Usage.plain(Command.LIST, turn.channel().locale()),
                "helpUsage", Usage.plain(Command.HELP, turn.channel().locale()));
        return Kept.saying(Answer.Kind.DONE, null, render(turn, "greeting", model));
    }

    Kept unknown(Turn turn, Unknown unknown) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("typed", unknown.verb());
        Command near = unknown.near();
        model.put("near", near == null ? null : model(turn.channel(), near, null));
        return invalid(turn, "unknown-command", model);
    }

    Kept keyMissing(Turn turn, KeyMissing missing) {
        return invalid(turn, "key-missing", Map.of("usage", usage(turn.channel(), missing.command(), null)));
    }

    Kept optionWrong(Turn turn, OptionWrong wrong) {
        return invalid(
                turn,
                "option-value-wrong",
                Map.of(
                        "verb", verb(wrong.command()),
                        "option", wrong.option().word(),
                        "value", wrong.typed(),
                        "values", wrong.option().choices(),
                        "usage", usage(turn.channel(), wrong.command(), null)));
    }

    /** A report without a text. */
    Kept reportWhat(Turn turn) {
        return invalid(turn, "report-what", Map.of("usage", usage(turn.channel(), Command.REPORT, null)));
    }

    Kept noReportsHere(Turn turn) {
        return invalid(turn, "no-reports-here", Map.of());
    }

    Kept help(Turn turn, String topic) {
        Optional<Command> command = Command.named(topic.strip().replaceFirst("^[/／]", ""));
        if (topic.isBlank()) {
            List<CommandModel> all = Arrays.stream(Command.values())
                    .map(each -> model(turn.channel(), each, null))
                    .toList();
            return Kept.saying(Answer.Kind.DONE, null, render(turn, "help", Map.of("commands", all)));
        }
        return command.map(known -> Kept.saying(
                        Answer.Kind.DONE,
                        null,
                        render(turn, "help/command", Map.of("command", model(turn.channel(), known, null)))))
                .orElseGet(() -> unknown(turn, new Unknown(topic, null)));
    }

    Kept show(Turn turn, Numbered found) {
        Names names = names(turn);
        List<Event> history = tickets.history(turn.desk().id(), found.ticket().id());
        int earlier = Math.max(0, history.size() - STEPS);
        List<StepModel> steps = StepModels.of(names, found.ticket(), history.subList(earlier, history.size()));
        Card card = render(
                turn,
                "show",
                Map.of("ticket", TicketModels.of(names, found, List.of()), "steps", steps, "earlier", earlier));
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
            return invalid(
                    turn,
                    "list-of-what",
                    Map.of(
                            "typed",
                            word,
                            "groups",
                            List.copyOf(desk.team().groups().keySet())));
        }
        Page open = tickets.list(new Query(
                desk.id(),
                true,
                null,
                group == null ? null : group.id(),
                mine ? turn.actor().id() : null,
                null,
                COUNTED,
                null));
        Instant now = clock.instant();
        Names names = names(turn);
        List<ListModel.Item> items = open.items().stream()
                .limit(LISTED)
                .map(each -> item(names, each))
                .toList();
        int overdue = (int) open.items().stream()
                .map(each -> item(names, each).due())
                .filter(due -> due != null && due.isBefore(now))
                .count();
        String shown = group == null ? word : group.name().in(turn.channel().locale());
        ListModel model =
                new ListModel(shown.isEmpty() ? null : shown, open.items().size(), overdue, items);
        return Kept.saying(Answer.Kind.DONE, null, render(turn, "list", Map.of("list", model)));
    }

    private static ListModel.Item item(Names names, Numbered numbered) {
        TicketModel ticket = TicketModels.of(names, numbered, List.of());
        return new ListModel.Item(
                ticket.key(),
                ticket.report().title(),
                ticket.state(),
                ticket.sort().grade(),
                ticket.sort().group(),
                ticket.hand().handler() == null
                        ? ticket.hand().assignee()
                        : ticket.hand().handler(),
                ticket.due().isEmpty() ? null : ticket.due().getFirst().by());
    }

    Answer unconfirmed(Desk desk, Channel channel) {
        return failed(Answer.Kind.UNCONFIRMED, "unconfirmed", desk, channel);
    }

    Answer notRecorded(Desk desk, Channel channel) {
        return failed(Answer.Kind.NOT_RECORDED, "not-recorded", desk, channel);
    }

    private Answer failed(Answer.Kind kind, String name, Desk desk, Channel channel) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("key", null);
        Card card = templates.of(desk).render(name, channel.locale(), whole(desk, model));
        return new Answer(kind, null, card, null);
    }

    private Kept invalid(Turn turn, String name, Map<String, ? extends @Nullable Object> model) {
        witness.refused(name);
        return Kept.saying(Answer.Kind.INVALID, null, render(turn, name, model));
    }

    private Card render(Turn turn, String name, Map<String, ? extends @Nullable Object> model) {
        return templates.of(turn.desk()).render(name, turn.channel().locale(), whole(turn.desk(), model));
    }

    private Map<String, @Nullable Object> whole(Desk desk, Map<String, ? extends @Nullable Object> model) {
        Map<String, @Nullable Object> whole = new HashMap<>(model);
        whole.put("zone", desk.zone());
        whole.put("now", clock.instant());
        return whole;
    }

    private Names names(Turn turn) {
        return Names.in(
                turn.channel(),
                turn.desk(),
                (desk, id) -> tickets.find(desk, id).stream()
                        .mapToLong(Numbered::number)
                        .findFirst());
    }

    private CommandModel model(Channel channel, Command command, @Nullable String key) {
        List<String> aliases = command.names().stream()
                .filter(name -> !name.equals(command.name(channel.locale())))
                .toList();
        return new CommandModel(
                verb(command),
                aliases,
                usage(channel, command, key),
                command.options().stream()
                        .map(option -> new CommandModel.Option(option.word(), option.choices()))
                        .toList());
    }

    /** What templates call it. */
    static String verb(Command command) {
        Verb verb = command.verb();
        return verb == null ? command.names().getFirst() : verb.word();
    }

    private String usage(Channel channel, Command command, @Nullable String key) {
        return Usage.of(command, channel.locale(), key);
    }
}
