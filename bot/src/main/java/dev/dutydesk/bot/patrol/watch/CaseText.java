package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.watch.Cases.Case;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import dev.dutydesk.state.ticket.TicketKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a ticket that was opened for findings says, in the desk's language: it is kept with the ticket, as what people type is. */
final class CaseText {
    private static final int FIX_SHOWN = 120;

    private final DeskTemplates templates;
    private final Tickets tickets;
    private final InstantSource clock;

    CaseText(DeskTemplates templates, Tickets tickets, InstantSource clock) {
        this.templates = templates;
        this.tickets = tickets;
        this.clock = clock;
    }

    String of(Desk desk, Case of) {
        Finding first = of.first();
        List<String> lines = new ArrayList<>();
        if (of.all() == 1) {
            lines.add(of.what().getFirst());
        } else {
            lines.add(say(desk, "several", first.system(), of.all(), of.what().getFirst()));
            lines.addAll(of.what().subList(1, of.what().size()));
            if (of.all() > of.what().size()) {
                lines.add(say(desk, "more", of.all() - of.what().size()));
            }
        }
        lines.add(say(desk, "since", at(desk, first.since())));
        if (of.heldAll() > 0) {
            lines.add(say(desk, "held", of.heldAll(), list(desk, of.held(), of.heldAll())));
        }
        last(desk, first.fingerprint(), of.id()).map(last -> again(desk, last)).ifPresent(lines::add);
        lines.addAll(first.more());
        return String.join("\n", lines);
    }

    /** The time, as people of the desk say it now. */
    String at(Desk desk, Instant time) {
        return templates
                .of(desk)
                .times(desk.locale(), desk.zone(), clock.instant())
                .at(time);
    }

    String list(Desk desk, List<String> named, int all) {
        String separator = templates.of(desk).word(desk.locale(), "list.separator");
        return String.join(separator, named) + (all > named.size() ? "…" : "");
    }

    private String again(Desk desk, Numbered last) {
        String fix = Optional.ofNullable(last.ticket().work().solution())
                .or(() -> Optional.ofNullable(last.ticket().work().finding()))
                .orElseGet(() -> last.ticket().report().title());
        return say(desk, "last", key(desk, last), cut(fix.strip().replace('\n', ' ')));
    }

    private static String cut(String text) {
        return text.length() <= FIX_SHOWN ? text : text.substring(0, FIX_SHOWN) + "…";
    }

    static String key(Desk desk, Numbered ticket) {
        return new TicketKey(desk.prefix(), ticket.number()).toString();
    }

    /** The ticket that told of the same fault before. @param but not this one; null for any */
    Optional<Numbered> last(Desk desk, String fingerprint, @Nullable TicketId but) {
        return tickets.with(desk.id(), fingerprint, 2).stream()
                .filter(each -> !each.ticket().id().equals(but))
                .filter(each -> each.ticket().report().origin() != Ticket.Origin.TEST)
                .findFirst();
    }

    /** A sentence of the desk's words, with what belongs into its gaps. */
    String say(Desk desk, String name, Object... values) {
        String text = templates.of(desk).word(desk.locale(), "found." + name);
        StringBuilder said = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int gap = text.indexOf("{}", from);
            if (gap < 0) {
                break;
            }
            said.append(text, from, gap).append(value);
            from = gap + 2;
        }
        return said.append(text.substring(from)).toString();
    }
}
