package dev.dutydesk.bot.command;

import dev.dutydesk.bot.command.Parsed.Said;
import dev.dutydesk.bot.ticket.Names;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.Verb;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Retrospectives: what happened, by the ticket's own history, to be written on from; and as one text. */
final class LookedBack {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final int CUT = 80;

    /** What moved it, or told how it went. */
    private static final Set<Verb> TOLD = EnumSet.of(
            Verb.REPORT,
            Verb.ACKNOWLEDGE,
            Verb.RELEASE,
            Verb.ASSIGN,
            Verb.DIAGNOSE,
            Verb.PROGRESS,
            Verb.HOLD,
            Verb.ASK,
            Verb.RESUME,
            Verb.REGRADE,
            Verb.RESOLVE,
            Verb.RECOVER,
            Verb.WITHDRAW,
            Verb.ACCEPT,
            Verb.REJECT,
            Verb.REOPEN);

    private static final List<Option> PARTS = List.of(Option.ROOT, Option.WELL, Option.BADLY, Option.PREVENTION);

    private final Tickets tickets;
    private final Wording wording;

    LookedBack(Tickets tickets, Wording wording) {
        this.tickets = tickets;
        this.wording = wording;
    }

    /** A line for each step, in the desk's zone and the sender's language. */
    String timeline(Turn turn, Numbered found) {
        Names names = wording.names(turn);
        ZoneId zone = turn.desk().zone();
        return tickets.history(turn.desk().id(), found.ticket().id()).stream()
                .filter(event -> TOLD.contains(event.verb()))
                .map(event -> Stream.of(
                                TIME.format(event.at().atZone(zone)),
                                names.person(event.by()).name(),
                                wording.word(turn, "verb." + event.verb().word()),
                                said(event))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private static String said(Event event) {
        String text = Stream.of("text", "finding", "solution", "reason", "question")
                .map(name -> event.detail().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("")
                .lines()
                .collect(Collectors.joining(" "))
                .strip();
        return text.codePointCount(0, text.length()) <= CUT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, CUT)) + "…";
    }

    /** What happened, and below it each part that was said, by its name. */
    String text(Turn turn, Said said) {
        return Stream.concat(
                        Stream.of(said.text()),
                        PARTS.stream()
                                .filter(part -> said.option(part) != null)
                                .map(part -> wording.word(turn, "retro." + part.word())
                                        + wording.word(turn, "colon")
                                        + said.option(part)))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
