package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Span;
import dev.dutydesk.bot.sla.Reasons;
import dev.dutydesk.bot.sla.Reasons.Reason;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.templates.model.ReasonModel;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells how a ticket's deadlines came to be. */
final class Why {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private final Reasons reasons;
    private final Wording wording;

    Why(Reasons reasons, Wording wording) {
        this.reasons = reasons;
        this.wording = wording;
    }

    Kept of(Turn turn, Numbered found) {
        Ticket ticket = found.ticket();
        String key = turn.key(found).toString();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("key", key);
        model.put("grade", ticket.sort().grade().word());
        model.put(
                "reasons",
                reasons.of(turn.desk(), ticket).stream()
                        .map(reason -> model(turn.channel(), reason))
                        .toList());
        model.put("held", ticket.held().isZero() ? null : ticket.held());
        model.put("stands", ticket.stillSince());
        return Kept.saying(Answer.Kind.DONE, key, wording.render(turn, "why", model));
    }

    private static ReasonModel model(Channel channel, Reason reason) {
        return new ReasonModel(
                reason.target(),
                reason.by(),
                length(reason.span()),
                reason.span() instanceof Span.WorkingDays days ? days.days() : 0,
                reason.clock().name().toLowerCase(Locale.ROOT),
                reason.promotion() == null ? null : reason.promotion().name().in(channel.locale()),
                reason.from(),
                reason.own(),
                reason.isMoved(),
                reason.runs().stream()
                        .map(run -> new ReasonModel.Run(run.from(), run.to(), run.length()))
                        .toList(),
                reason.more(),
                reason.days().stream()
                        .map(day -> new ReasonModel.Special(DAY.format(day.date()), day.name(), day.off()))
                        .toList(),
                reason.provisional());
    }

    private static @Nullable Duration length(Span span) {
        return span instanceof Span.Exact exact ? exact.length() : null;
    }
}
