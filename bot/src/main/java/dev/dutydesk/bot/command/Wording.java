package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Verb;
import dev.dutydesk.templates.Card;
import dev.dutydesk.templates.FormText;
import dev.dutydesk.templates.model.CommandModel;
import dev.dutydesk.templates.model.FormModel;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills messages in with what every one of them knows, in the channel's language. */
final class Wording {
    private final DeskTemplates templates;
    private final Tickets tickets;
    private final InstantSource clock;
    private final Witness witness;

    Wording(DeskTemplates templates, Tickets tickets, InstantSource clock, Witness witness) {
        this.templates = templates;
        this.tickets = tickets;
        this.clock = clock;
        this.witness = witness;
    }

    Card render(Turn turn, String name, Map<String, ? extends @Nullable Object> model) {
        return render(turn.desk(), turn.channel(), name, model);
    }

    private Map<String, @Nullable Object> whole(Desk desk, Map<String, ? extends @Nullable Object> model) {
        Map<String, @Nullable Object> whole = new HashMap<>(model);
        whole.put("zone", desk.zone());
        whole.put("now", clock.instant());
        return whole;
    }

    Names names(Turn turn) {
        return Names.in(
                turn.channel(),
                turn.desk(),
                (desk, id) -> tickets.find(desk, id).stream()
                        .mapToLong(Numbered::number)
                        .findFirst());
    }

    CommandModel model(Channel channel, Command command, @Nullable String key) {
        List<String> aliases = command.names().stream()
                .filter(name -> !name.equals(command.name(channel.locale())))
                .toList();
        return new CommandModel(
                verb(command),
                aliases,
                usage(channel, command, key),
                command.options().stream()
                        .map(option -> new CommandModel.Option(
                                option.word(), option.name(channel.locale()), option.choices(channel.locale())))
                        .toList());
    }

    /** What templates call it. */
    static String verb(Command command) {
        Verb verb = command.verb();
        return verb == null ? command.names().getFirst() : verb.word();
    }

    String usage(Channel channel, Command command, @Nullable String key) {
        return Usage.of(command, channel.locale(), key);
    }

    /** Nothing changed: it says what is wrong. @param name the message's, which is the reason that is counted */
    Kept invalid(Turn turn, String name, Map<String, ? extends @Nullable Object> model) {
        witness.refused(name);
        return Kept.saying(Answer.Kind.INVALID, null, render(turn, name, model));
    }

    /** A word of {@code words.yml}, in the sender's language. */
    String word(Turn turn, String name) {
        return templates.of(turn.desk()).word(turn.channel().locale(), name);
    }

    FormText form(Turn turn, String name, FormModel model) {
        return templates.of(turn.desk()).form(name, turn.channel().locale(), whole(turn.desk(), Map.of("form", model)));
    }

    Card render(Desk desk, Channel channel, String name, Map<String, ? extends @Nullable Object> model) {
        return templates.of(desk).render(name, channel.locale(), whole(desk, model));
    }

    /** Said where no desk is. */
    Card unbound(Channel channel) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("platform", channel.platform());
        model.put("room", channel.id());
        model.put("name", channel.name());
        model.put("workspace", channel.workspace());
        model.put("zone", ZoneOffset.UTC);
        model.put("now", clock.instant());
        return templates.builtIn().render("unbound", channel.locale(), model);
    }

    void refused(String reason) {
        witness.refused(reason);
    }
}
