package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.chat.Commands;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The table of commands as a channel's people read it, in the words that help uses. */
public final class CommandList implements Commands {
    private final Desks desks;
    private final DeskTemplates templates;

    public CommandList(Desks desks, DeskTemplates templates) {
        this.desks = desks;
        this.templates = templates;
    }

    @Override
    public List<Described> in(Channel channel) {
        return desks.byChannel(channel).stream()
                .flatMap(desk -> Stream.of(Command.values()).map(command -> described(desk, command, channel.locale())))
                .toList();
    }

    private Described described(Desk desk, Command command, Locale locale) {
        String usual = command.name(locale);
        List<String> names = Stream.concat(
                        Stream.of(usual), command.names().stream().filter(name -> !name.equals(usual)))
                .toList();
        String help = templates.of(desk).word(locale, "command." + Wording.verb(command));
        return new Described(
                names, Usage.of(command, locale, null), help, command.takes().key());
    }
}
