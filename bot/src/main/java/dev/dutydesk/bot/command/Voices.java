package dev.dutydesk.bot.command;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.intake.Likeness;
import dev.dutydesk.bot.intake.SameFault;
import dev.dutydesk.bot.intake.Triage;
import dev.dutydesk.bot.privacy.Masking;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Query;
import dev.dutydesk.state.store.Tickets;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the open ticket that a report is one more voice of. One is heard again for {@code intake.same-within} after its
 * latest voice.
 */
final class Voices {
    /** The newest open ones: a fault that many tell of is among them. */
    private static final int LOOKED_AT = 200;

    /** What was read is good for so long: in a flood of reports they aren't read for each. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(1);

    /** What an open ticket tells of. @param words what it is compared by, ready before a report comes */
    private record Told(Numbered ticket, String text, Set<String> words) {}

    /**
     * @param at since when they may have changed
     * @param told what they tell, each text once: of those that say the same the newest stands for all
     */
    private record Read(long at, List<Numbered> open, List<Told> told) {
        boolean isGood(long asked, boolean again) {
            return again ? at - asked >= 0 : asked - at < GOOD_FOR.toNanos();
        }
    }

    private final Map<String, Read> read = new ConcurrentHashMap<>();
    private final Tickets tickets;
    private final Likeness likeness;

    Voices(Tickets tickets, Likeness likeness) {
        this.tickets = tickets;
        this.likeness = likeness;
    }

    /**
     * @param into what the report joins; null where it stands for itself
     * @param claim what the report claims, so that another one of the same moment meets it; null where it claims nothing
     * @param like the open ticket that it resembles most; null where it joins one, or resembles none
     */
    record Place(
            @Nullable Numbered into,
            @Nullable String claim,
            @Nullable Numbered like) {
        Place unclaimed() {
            return new Place(null, null, like);
        }
    }

    /** The fault that the report tells of, where it may join others or they it; empty where it stands alone. */
    Optional<String> gathered(Desk desk, Triage triage) {
        return SameFault.of(triage)
                .filter(fault -> SameFault.gathers(triage.grade())
                        || read(desk, false).open().stream()
                                .anyMatch(
                                        each -> SameFault.gathers(each.ticket().sort(), fault)));
    }

    /**
     * From the tickets as they stood a moment ago. A commit that is refused because one has changed, or has just come, asks
     * again with {@code again}.
     */
    Place of(Desk desk, Triage triage, String text, String reporter, Instant now, boolean again) {
        Read read = read(desk, again);
        String fault = SameFault.of(triage).orElse(null);
        List<Numbered> same = read.open().stream()
                .filter(each -> fault != null && SameFault.gathers(each.ticket().sort(), fault))
                .toList();
        Duration within = desk.intake().sameWithin();
        Optional<Numbered> into = same.stream()
                .filter(each -> joins(each.ticket(), reporter, now.minus(within)))
                .min(Comparator.comparing(each -> each.ticket().id()));
        if (into.isPresent()) {
            return new Place(into.get(), null, null);
        }
        Numbered like = likest(read.told(), text)
                // It is spoken of as it stands now: a moment ago it may not have been resolved yet.
                .flatMap(known -> tickets.find(desk.id(), known.number()))
                .filter(known -> known.ticket().state().isOpen())
                .or(() -> same.stream()
                        .filter(each -> each.ticket().state() == State.RESOLVED)
                        .findFirst())
                .orElse(null);
        boolean met = same.stream().anyMatch(each -> isHeard(each.ticket(), now.minus(within)));
        if (fault == null || met || !SameFault.gathers(triage.grade())) {
            // Whoever else tells of it meets the ticket that is there, which only this reporter's own words don't join.
            return new Place(null, null, like);
        }
        // Those that it can't join hold older claims: of two after them, one meets the other.
        String after = same.isEmpty() ? "" : ":" + same.getFirst().ticket().id();
        return new Place(null, "fault:" + fault + after, like);
    }

    /** One that has just been made here is known to the next report at once. */
    void made(Desk desk, Numbered ticket) {
        Told told = told(ticket);
        read.computeIfPresent(
                desk.id(),
                (id, last) ->
                        new Read(last.at(), newest(ticket, last.open()), newest(told, others(told, last.told()))));
    }

    /** One that a report has just joined is known so to the next one, which would else decide on what it was before. */
    void joined(Desk desk, Numbered ticket) {
        read.computeIfPresent(
                desk.id(),
                (id, last) -> new Read(
                        last.at(),
                        last.open().stream()
                                .map(each -> isOlder(each, ticket) ? ticket : each)
                                .toList(),
                        last.told()));
    }

    private static boolean isOlder(Numbered known, Numbered now) {
        return known.ticket().id().equals(now.ticket().id())
                && known.ticket().revision() < now.ticket().revision();
    }

    private static <T> List<T> newest(T first, List<T> others) {
        List<T> newest = new ArrayList<>(LOOKED_AT);
        newest.add(first);
        newest.addAll(others.subList(0, Math.min(others.size(), LOOKED_AT - 1)));
        return newest;
    }

    private static List<Told> others(Told told, List<Told> all) {
        List<Told> others = new ArrayList<>(all);
        others.removeIf(each -> each.text().equals(told.text()));
        return others;
    }

    /** The newest open tickets, as they stand now. */
    List<Numbered> open(Desk desk) {
        return read(desk, true).open();
    }

    /** Read once for all who ask at the same time. */
    private Read read(Desk desk, boolean again) {
        long asked = System.nanoTime();
        return read.compute(desk.id(), (id, last) -> {
            if (last != null && last.isGood(asked, again)) {
                return last;
            }
            long now = System.nanoTime();
            List<Numbered> open = tickets.list(Query.open(id, LOOKED_AT)).items();
            return new Read(now, open, told(open));
        });
    }

    private List<Told> told(List<Numbered> open) {
        Map<String, Told> told = new LinkedHashMap<>();
        open.forEach(each -> told.computeIfAbsent(each.ticket().report().description(), text -> told(each)));
        return List.copyOf(told.values());
    }

    private Told told(Numbered ticket) {
        String text = ticket.ticket().report().description();
        return new Told(ticket, text, likeness.words(text));
    }

    /** The ticket among the open ones that the text resembles most. */
    Optional<Numbered> like(List<Numbered> open, String text) {
        return likest(told(open), text);
    }

    private Optional<Numbered> likest(List<Told> told, String text) {
        record Alike(Numbered ticket, double much) {}
        Set<String> words = likeness.words(Masking.of(text));
        return told.stream()
                // Most share no word with it, which is soon told.
                .filter(each -> !Collections.disjoint(words, each.words()))
                .map(each -> new Alike(each.ticket(), likeness.of(words, each.text())))
                .filter(each -> each.much() >= Likeness.ALIKE)
                .max(Comparator.comparingDouble(Alike::much))
                .map(Alike::ticket);
    }

    /** The same person's second report is another one: they know what they told already. */
    private static boolean joins(Ticket ticket, String reporter, Instant since) {
        return isHeard(ticket, since)
                && !reporter.equals(ticket.report().reporter())
                && !ticket.report().reporters().contains(reporter);
    }

    private static boolean isHeard(Ticket ticket, Instant since) {
        return ticket.state() != State.RESOLVED && !lastVoice(ticket).isBefore(since);
    }

    private static Instant lastVoice(Ticket ticket) {
        return Stream.concat(
                        Stream.of(ticket.report().at()),
                        ticket.merged().stream().map(TicketId::made))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
