package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.KeyMissing;
import dev.dutydesk.bot.command.Parsed.OptionWrong;
import dev.dutydesk.bot.command.Parsed.Unknown;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.chat.Answer;
import dev.dutydesk.chat.Channel;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what was wrong with what was typed. */
final class Misread {
    private final Wording wording;
    private final Desks desks;

    Misread(Wording wording, Desks desks) {
        this.wording = wording;
        this.desks = desks;
    }

    /** In a channel of no desk: how it gets one. Nothing of it is kept, since there is no desk to keep it with. */
    Answer unbound(Channel channel) {
        return new Answer(Answer.Kind.INVALID, null, wording.unbound(channel), null);
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
                .map(desk -> wording.invalid(
                        turn,
                        "not-your-desk",
                        Map.of("key", key, "desk", desk.name().in(turn.channel().locale()))))
                .orElseGet(() -> wording.invalid(turn, "unknown-ticket", Map.of("key", key)));
    }

    Kept unknown(Turn turn, Unknown unknown) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("typed", unknown.verb());
        Command near = unknown.near();
        model.put("near", near == null ? null : wording.model(turn.channel(), near, null));
        model.put("mayBeReport", !unknown.text().isEmpty());
        return wording.invalid(turn, "unknown-command", model)
                .offering(new Kept.Open(turn.actor().id(), unknown.text(), null), turn.id());
    }

    Kept keyMissing(Turn turn, KeyMissing missing) {
        return wording.invalid(
                turn, "key-missing", Map.of("usage", wording.usage(turn.channel(), missing.command(), null)));
    }

    Kept optionWrong(Turn turn, OptionWrong wrong) {
        return wording.invalid(
                turn,
                "option-value-wrong",
                Map.of(
                        "verb", Wording.verb(wrong.command()),
                        "option", wrong.option().word(),
                        "value", wrong.typed(),
                        "values", wrong.option().choices(),
                        "usage", wording.usage(turn.channel(), wrong.command(), null)));
    }

    /** A report, or a trial, without a text. */
    Kept textMissing(Turn turn, Command command) {
        return wording.invalid(turn, "report-what", Map.of("usage", wording.usage(turn.channel(), command, null)));
    }

    Kept noReportsHere(Turn turn) {
        return wording.invalid(turn, "no-reports-here", Map.of());
    }

    /** The other ticket that was spoken of isn't there. @param typed as it was written; empty where none was */
    Kept noOther(Turn turn, Numbered found, String typed, Parsed.@Nullable Said said) {
        if (!typed.isEmpty()) {
            return noSuchTicket(
                    turn,
                    LeadingKey.alone(typed, turn.desk().prefix())
                            .map(TicketKey::toString)
                            .orElse(typed.toUpperCase(Locale.ROOT)));
        }
        Command command = said == null ? Command.MERGE : said.command();
        String key = turn.key(found).toString();
        return wording.invalid(turn, "key-missing", Map.of("usage", wording.usage(turn.channel(), command, key)));
    }

    /** The ticket has no file of that name. */
    Kept noFile(Turn turn, Numbered found, String name) {
        String key = turn.key(found).toString();
        return wording.invalid(
                turn,
                "option-value-wrong",
                Map.of(
                        "verb", Wording.verb(Command.REDACT),
                        "option", Option.FILE.word(),
                        "value", name,
                        "values",
                                found.ticket().files().stream()
                                        .map(Ticket.File::name)
                                        .toList(),
                        "usage", wording.usage(turn.channel(), Command.REDACT, key)));
    }

    /** One of some choices must be said. */
    Kept lacking(Turn turn, Command command, Option option, String key) {
        return wording.invalid(
                turn,
                "choose",
                Map.of(
                        "key", key,
                        "verb", Wording.verb(command),
                        "option", option.word(),
                        "values", choices(turn, option),
                        "usage", wording.usage(turn.channel(), command, key)));
    }

    private static List<String> choices(Turn turn, Option option) {
        return switch (option) {
            case CATEGORY ->
                Stream.concat(Called.categories(turn.desk()).stream(), Called.modules(turn.desk()).stream())
                        .distinct()
                        .toList();
            default -> option.choices();
        };
    }
}
