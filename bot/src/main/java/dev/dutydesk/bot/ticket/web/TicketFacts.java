package dev.dutydesk.bot.ticket.web;

import dev.dutydesk.bot.privacy.Particular;
import dev.dutydesk.bot.privacy.Particulars;
import dev.dutydesk.bot.ticket.web.TicketSheet.Fact;
import dev.dutydesk.bot.ticket.web.TicketSheet.Value;
import dev.dutydesk.state.ticket.Event;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketKey;
import dev.dutydesk.state.ticket.Verb;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of a ticket, fact by fact; what isn't known is left out. */
final class TicketFacts {
    private final Voice voice;
    private final Ticket ticket;
    private final List<Fact> facts = new ArrayList<>();

    private TicketFacts(Voice voice, Ticket ticket) {
        this.voice = voice;
        this.ticket = ticket;
    }

    /** Who has or had to do with it. */
    static List<Fact> people(Voice voice, Ticket ticket, List<Event> history) {
        return new TicketFacts(voice, ticket).people(history);
    }

    /** What it is, what was found and done. */
    static List<Fact> matter(Voice voice, Ticket ticket) {
        return new TicketFacts(voice, ticket).matter();
    }

    private List<Fact> people(List<Event> history) {
        Ticket.Report report = ticket.report();
        String at = voice.times().at(report.at());
        if (report.source() != null) {
            add("raised", Value.of(voice.say("by-at", voice.desk().nameOf(report.source()), at)));
        }
        String side =
                report.side() == null ? "" : voice.say("side", voice.names().side(report.side()));
        add(
                report.source() == null ? "reporter" : "stands",
                Value.link(voice.say("by-at", name(report.reporter()) + side, at), reportedBy(report.reporter())));
        add("reporters", report.reporters().stream().map(id -> Value.link(name(id), reportedBy(id))));
        add("assignee", person(ticket.response().assignee()));
        add("handler", person(ticket.response().handler()));
        int moves = ticket.sort().groupChanges();
        String group = voice.names().group(ticket.sort().group());
        add("group", Value.of(moves == 0 ? group : voice.say("moved", group, moves)));
        add("resolver", person(ticket.work().resolvedBy()));
        if (ticket.state() == State.RESOLVED) {
            add(
                    "awaited",
                    Value.of(
                            report.side() == null
                                    ? name(report.reporter())
                                    : voice.say(
                                            "or-side",
                                            name(report.reporter()),
                                            voice.names().side(report.side()))));
        }
        ended(history);
        return facts;
    }

    /** On the record: who ended it, and in whose place. */
    private void ended(List<Event> history) {
        Ticket.Closing closing = ticket.closing();
        Instant at = closing.at();
        String by = closing.by();
        if (closing.end() == null || at == null || by == null) {
            return;
        }
        String when = voice.times().at(at);
        String who = closing.byClock() ? voice.word("as.clock") : name(by);
        String as = closing.end() == State.ACCEPTED
                ? history.reversed().stream()
                        .filter(event -> event.verb() == Verb.ACCEPT)
                        .findFirst()
                        .map(event -> event.detail().get("as"))
                        .filter(standing -> !standing.equals("clock"))
                        .map(standing -> voice.say("side", voice.word("as." + standing)))
                        .orElse("")
                : "";
        add(closing.end().name().toLowerCase(Locale.ROOT), Value.of(voice.say("by-at", who + as, when)));
        String reason = closing.reason();
        if (reason != null) {
            add("end-reason", Value.typed(reason));
        }
    }

    private List<Fact> matter() {
        Ticket.Sort sort = ticket.sort();
        Ticket.Work work = ticket.work();
        Ticket.Closing closing = ticket.closing();
        add("category", Value.of(voice.word("category." + sort.category())));
        add("module", Value.of(voice.word("module." + sort.module())));
        add(
                "why",
                Value.of(sort.why().stream()
                        .map(word -> voice.word("quoted").replace("{}", word))
                        .collect(Collectors.joining(" + "))));
        Particulars.of(ticket.report().description()).stream()
                .collect(Collectors.groupingBy(Particular::kind, TreeMap::new, Collectors.toList()))
                .forEach((kind, said) ->
                        add("said-" + kind.word(), said.stream().map(each -> Value.of(each.value()))));
        add("test", ticket.report().origin() == Ticket.Origin.TEST ? Value.of(voice.say("test")) : null);
        add("triage", sort.triage() ? Value.of(voice.say("triage")) : null);
        add("scope", sort.outOfScope() ? Value.of(voice.say("out-of-scope")) : null);
        hold();
        add("cause", coded("cause", sort.cause()));
        add("finding", typed(work.finding()));
        add("progress", typed(work.progress()));
        add("solution", typed(work.solution()));
        add("version", text(work.version()));
        add("rollback", text(work.rollback()));
        add(
                "regression",
                work.regression() == null
                        ? null
                        : coded("regression", work.regression().word()));
        add("kind", closing.kind() == null ? null : coded("kind", word(closing.kind())));
        add("stars", closing.stars() == null ? null : coded("stars", String.valueOf(closing.stars())));
        add("remark", typed(closing.remark()));
        add("retrospective", typed(closing.retrospective()));
        add("links", ticket.links().stream().map(this::linked));
        add(
                "merged-into",
                closing.mergedInto() == null ? null : linked(voice.names().key(closing.mergedInto())));
        add("merged", ticket.merged().stream().map(id -> linked(voice.names().key(id))));
        add("nudges", times(ticket.response().nudges()));
        add("rejections", times(closing.rejections()));
        add("reopenings", times(closing.reopenings()));
        add("held", ticket.held().isZero() ? null : Value.of(voice.times().length(ticket.held())));
        add("reopen-until", ticket.state().isEnded() ? at(closing.reopenUntil()) : null);
        add("archived", at(closing.archivedAt()));
        return facts;
    }

    private void hold() {
        Ticket.Hold hold = ticket.hold();
        if (hold == null) {
            return;
        }
        if (ticket.state() == State.ON_HOLD) {
            String since = voice.say("by-at", name(hold.by()), voice.times().at(hold.since()));
            add("hold", Value.of(voice.say("held-since", voice.word("hold." + hold.reason()), since)));
        }
        add("question", typed(hold.question()));
    }

    private void add(String name, @Nullable Value value) {
        add(name, Stream.ofNullable(value));
    }

    private void add(String name, Stream<Value> values) {
        List<Value> said = values.filter(value -> !value.text().isBlank()).toList();
        if (!said.isEmpty()) {
            facts.add(new Fact(name, said));
        }
    }

    /** A ticket's key leads to its page, an address to itself; all else leads nowhere. */
    private Value linked(String link) {
        Optional<TicketKey> key = TicketKey.parse(link);
        if (key.isPresent()) {
            return Value.link(key.get().toString(), "/tickets/" + key.get());
        }
        return link.matches("(?i)https?://[^\\s\\p{C}]+") ? Value.link(link, link) : Value.of(link);
    }

    private @Nullable Value person(@Nullable String id) {
        return id == null ? null : Value.of(name(id));
    }

    private String name(String id) {
        return voice.names().person(id).name();
    }

    private static String reportedBy(String id) {
        return "/tickets?state=all&reporter=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private @Nullable Value coded(String kind, @Nullable String code) {
        return code == null ? null : Value.of(voice.word(kind + "." + code));
    }

    private @Nullable Value times(int count) {
        return count == 0 ? null : Value.of(voice.say("times", count));
    }

    private @Nullable Value at(@Nullable Instant instant) {
        return instant == null ? null : Value.of(voice.times().at(instant));
    }

    private static @Nullable Value text(@Nullable String text) {
        return text == null ? null : Value.of(text);
    }

    private static @Nullable Value typed(@Nullable String text) {
        return text == null ? null : Value.typed(text);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
