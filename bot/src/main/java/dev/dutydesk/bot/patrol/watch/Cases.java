package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.ticket.Actor;
import dev.dutydesk.state.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The tickets of a desk that findings stand on, and the findings that wait for others of their system. As many as are open, and
 * those that recovered a short while ago.
 */
record Cases(List<Case> cases, List<Waiting> waiting) {
    static final String NAME = "findings";
    /** So soon after it recovered it is the same trouble. */
    static final Duration SAME_AGAIN = Duration.ofMinutes(30);
    /** How many are named; of more there is a number. */
    static final int NAMED = 8;
    /** Where so many have come nobody needs to wait for more. */
    static final int ENOUGH = 40;

    private static final Cases NONE = new Cases(List.of(), List.of());
    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A ticket.
     *
     * @param first its first finding, which speaks for it
     * @param own whether it was opened for findings; else a person's that they joined
     * @param last when one joined last
     * @param open how many aren't well yet, @param all how many there were
     * @param what one line each of the first ones
     * @param held one line each of the first ones that are held back because of this, @param heldAll how many those are
     * @param told what the ticket's text was made of, @param toldAt when
     * @param recovered when the last one was well; null while one isn't
     */
    record Case(
            String ticket,
            Finding first,
            boolean own,
            Instant last,
            int open,
            int all,
            List<String> what,
            List<String> held,
            int heldAll,
            String told,
            Instant toldAt,
            @Nullable Instant recovered) {

        static Case of(TicketId id, List<Finding> findings, boolean own, Instant now) {
            Case born = new Case(
                    id.value(),
                    findings.getFirst(),
                    own,
                    now,
                    findings.size(),
                    findings.size(),
                    findings.stream().map(Finding::what).limit(NAMED).toList(),
                    List.of(),
                    0,
                    "",
                    now,
                    null);
            return born.told(now);
        }

        TicketId id() {
            return new TicketId(ticket);
        }

        /** What its text is made of, so that it is known when that has changed. */
        private String gist() {
            return open + "/" + all + "/" + heldAll;
        }

        boolean isTold() {
            return told.equals(gist());
        }

        Case told(Instant now) {
            return new Case(ticket, first, own, last, open, all, what, held, heldAll, gist(), now, recovered);
        }

        Case joined(Finding one, Instant now) {
            return new Case(
                    ticket,
                    first,
                    own,
                    now,
                    open + 1,
                    all + 1,
                    and(what, one.what()),
                    held,
                    heldAll,
                    told,
                    toldAt,
                    null);
        }

        /** One that was on it before is bad again. */
        Case back(Instant now) {
            return new Case(ticket, first, own, now, open + 1, all, what, held, heldAll, told, toldAt, null);
        }

        Case holds(String one) {
            return new Case(
                    ticket, first, own, last, open, all, what, and(held, one), heldAll + 1, told, toldAt, recovered);
        }

        Case well(Instant now) {
            int left = Math.max(0, open - 1);
            return new Case(
                    ticket, first, own, last, left, all, what, held, heldAll, told, toldAt, left == 0 ? now : null);
        }

        private static List<String> and(List<String> lines, String more) {
            return lines.size() >= NAMED || lines.contains(more)
                    ? lines
                    : Stream.concat(lines.stream(), Stream.of(more)).toList();
        }
    }

    /** @param until when they open */
    record Waiting(Actor.Kind by, String system, Instant until, List<Finding> findings) {
        boolean isOf(Finding finding) {
            return by == finding.by()
                    && system.equals(finding.system())
                    && findings.getFirst().group().equals(finding.group());
        }
    }

    static Cases read(DeskRecord record) {
        return record.isEmpty() ? NONE : JSON.readValue(record.body(), Cases.class);
    }

    DeskRecord over(DeskRecord before, Instant now) {
        List<Case> kept = cases.stream()
                .filter(each -> each.recovered() == null
                        || each.recovered().plus(SAME_AGAIN).isAfter(now))
                .toList();
        return before.with(JSON.writeValueAsString(new Cases(kept, waiting)));
    }

    Optional<Case> on(@Nullable TicketId ticket) {
        return cases.stream()
                .filter(each -> ticket != null && each.ticket().equals(ticket.value()))
                .findFirst();
    }

    /** One of the same system that others still join. */
    Optional<Case> joinable(Finding finding, Instant now) {
        return cases.stream()
                .filter(each -> each.recovered() == null
                        && each.first().by() == finding.by()
                        && each.first().system().equals(finding.system())
                        && each.first().group().equals(finding.group())
                        && !finding.grade().isAbove(each.first().grade())
                        && !now.isAfter(each.last().plus(finding.patience())))
                .findFirst();
    }

    Optional<Waiting> waitingFor(Finding finding) {
        return waiting.stream().filter(each -> each.isOf(finding)).findFirst();
    }

    /** Whether with it so many have come that nobody needs to wait for more. */
    boolean isEnough(Finding finding) {
        return waitingFor(finding)
                .filter(group -> group.findings().size() + 1 >= ENOUGH)
                .isPresent();
    }

    /** With it in the place of the one about the same ticket, or besides the others. */
    Cases with(Case one) {
        List<Case> all = new ArrayList<>(cases);
        all.removeIf(each -> each.ticket().equals(one.ticket()));
        all.add(one);
        return new Cases(List.copyOf(all), waiting);
    }

    Cases changing(TicketId ticket, UnaryOperator<Case> change) {
        return new Cases(
                cases.stream()
                        .map(each -> each.ticket().equals(ticket.value()) ? change.apply(each) : each)
                        .toList(),
                waiting);
    }

    /** It waits for others, or as it is now where it waits already. */
    Cases waits(Finding finding, Instant now) {
        Waiting group = waitingFor(finding)
                .orElseGet(() ->
                        new Waiting(finding.by(), finding.system(), now.plus(finding.patience()), List.of(finding)));
        List<Finding> findings = Stream.concat(
                        group.findings().stream()
                                .filter(each -> !each.fingerprint().equals(finding.fingerprint())),
                        Stream.of(finding))
                .toList();
        Instant until = findings.size() >= ENOUGH ? now : group.until();
        return new Cases(
                cases,
                Stream.concat(
                                waiting.stream().filter(each -> !each.isOf(finding)),
                                Stream.of(new Waiting(group.by(), group.system(), until, findings)))
                        .toList());
    }

    Cases without(String fingerprint) {
        return new Cases(
                cases,
                waiting.stream()
                        .map(each -> new Waiting(
                                each.by(),
                                each.system(),
                                each.until(),
                                each.findings().stream()
                                        .filter(finding ->
                                                !finding.fingerprint().equals(fingerprint))
                                        .toList()))
                        .filter(each -> !each.findings().isEmpty())
                        .toList());
    }

    Cases without(Waiting group) {
        return new Cases(
                cases, waiting.stream().filter(each -> !each.equals(group)).toList());
    }
}
