package dev.dutydesk.bot.patrol.watch;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.FactsSource;
import dev.dutydesk.bot.patrol.watch.Cases.Case;
import dev.dutydesk.bot.patrol.watch.Cases.Waiting;
import dev.dutydesk.bot.ticket.DeskTemplates;
import dev.dutydesk.state.lifecycle.Lifecycle;
import dev.dutydesk.state.store.Announcement;
import dev.dutydesk.state.store.Commit;
import dev.dutydesk.state.store.DeskRecord;
import dev.dutydesk.state.store.Numbered;
import dev.dutydesk.state.store.Outcome;
import dev.dutydesk.state.store.Store;
import dev.dutydesk.state.ticket.Change;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns findings into tickets, whoever finds: one ticket for what belongs together, raised when it gets worse, joined where a
 * person has told of it already, ended when all is well again, the same one where it comes back soon.
 *
 * <p>All of it is one try: what is decided is committed with what the caller brings, and {@link Outcome.Stale} asks the caller to
 * read and decide anew. Who brings a finding that is known already changes nothing; so it may be brought again and again.
 * Findings of the same desk may be brought from any process.
 */
public final class Findings {
    /** So long a resolved or accepted ticket may go on being found: what was mended needs a while to show. */
    private static final Duration MENDING = Duration.ofMinutes(5);
    /** The text of a ticket is brought up to date no more often than that. */
    private static final Duration BETWEEN_TEXTS = Duration.ofSeconds(15);

    private static final int AT_ONCE = 50;

    private final Store store;
    private final CaseActs acts;
    private final Opening opening;
    private final CaseText text;
    private final InstantSource clock;

    public Findings(Store store, Lifecycle lifecycle, FactsSource facts, DeskTemplates templates, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        text = new CaseText(templates, store.tickets(), clock);
        acts = new CaseActs(store.tickets(), lifecycle, facts, text);
        opening = new Opening(store, acts);
    }

    /** What is kept of a desk's findings, read at once. */
    private record Read(DeskRecord foundRecord, @Nullable Found found, DeskRecord casesRecord, Cases cases) {}

    private Read read(Desk desk, String fingerprint) {
        DeskRecord found = store.records().find(desk.id(), Found.name(fingerprint));
        DeskRecord cases = store.records().find(desk.id(), Cases.NAME);
        return new Read(found, Found.read(found), cases, Cases.read(cases));
    }

    /**
     * It is wrong. New findings open a ticket, join one, or wait for others; a known one that is worse raises its ticket, and one
     * that somebody has called solved is rejected.
     *
     * @param with what is committed with it in any case; its id must be new for each try that is decided anew
     */
    public Outcome found(Desk desk, Finding finding, Commit with) {
        Instant now = clock.instant();
        Read read = read(desk, finding.fingerprint());
        Found known = read.found();
        if (known != null && known.isOn()) {
            return known.id() == null
                    ? stillWaits(desk, read, finding, with, now)
                    : again(desk, read, known, finding, with, now);
        }
        Optional<Numbered> before = known == null || known.id() == null
                ? Optional.empty()
                : store.tickets().find(desk.id(), known.id());
        if (before.isPresent() && isBack(known, before.get().ticket(), now)) {
            return back(desk, read, finding, before.get().ticket(), with, now);
        }
        return anew(desk, read, finding, with, now);
    }

    /** Whether what was well comes back so soon, or so unfinished, that it is the same trouble. */
    static boolean isBack(@Nullable Found known, Ticket ticket, Instant now) {
        boolean soon = known != null
                && known.recovered() != null
                && now.isBefore(known.recovered().plus(Cases.SAME_AGAIN));
        return ticket.state() == State.RESOLVED || soon && ticket.state() != State.ARCHIVED;
    }

    /** @param isOver whether it is well again */
    public record News(Finding finding, boolean isOver) {}

    /** @param taken the fingerprints of those that were taken; the others are to be brought one by one */
    public record Together(Outcome outcome, Set<String> taken) {}

    /**
     * Takes those of many that change no ticket, in one commit: they join one, or wait for others, or aren't the last to be well.
     *
     * @param news each fingerprint once
     * @param besides what is committed with those taken
     */
    public Together together(Desk desk, List<News> news, Commit with, Function<Set<String>, List<DeskRecord>> besides) {
        return new Crowd(store, desk, clock.instant()).take(news, with, besides);
    }

    private Outcome anew(Desk desk, Read read, Finding finding, Commit with, Instant now) {
        Optional<Case> other = read.cases().joinable(finding, now);
        if (other.isPresent()) {
            Case joined = other.get().joined(finding, now);
            Found found = new Found(finding, joined.ticket(), null);
            return commit(with, null, read, found, read.cases().with(joined), now);
        }
        if (finding.waits() && !read.cases().isEnough(finding)) {
            Found found = new Found(finding, null, null);
            return commit(with, null, read, found, read.cases().waits(finding, now), now);
        }
        return opening.open(desk, read.casesRecord(), read.cases(), finding, with, now);
    }

    private Outcome stillWaits(Desk desk, Read read, Finding finding, Commit with, Instant now) {
        if (!finding.waits()) {
            return opening.open(desk, read.casesRecord(), read.cases(), finding, with, now);
        }
        boolean waits = read.cases().waitingFor(finding).stream()
                .flatMap(group -> group.findings().stream())
                .anyMatch(finding::equals);
        return waits
                ? store.tickets().commit(with)
                : commit(
                        with,
                        null,
                        read,
                        new Found(finding, null, null),
                        read.cases().waits(finding, now),
                        now);
    }

    /** It is on a ticket, and still wrong. */
    private Outcome again(Desk desk, Read read, Found known, Finding finding, Commit with, Instant now) {
        Ticket ticket = Optional.ofNullable(known.id())
                .flatMap(id -> store.tickets().find(desk.id(), id))
                .map(Numbered::ticket)
                .orElse(null);
        if (ticket == null || ticket.state() == State.ARCHIVED) {
            return anew(desk, read, finding, with, now);
        }
        Change change =
                acts.insists(desk, ticket, finding, now.minus(MENDING), now).orElse(null);
        boolean same = finding.what().equals(known.finding().what())
                && finding.grade() == known.finding().grade();
        if (change == null && same) {
            return store.tickets().commit(with);
        }
        return store.tickets()
                .commit(with.changing(change)
                        .besides(List.of(new Found(finding, ticket.id().value(), null).over(read.foundRecord()))));
    }

    /** It was well for a short while only. */
    private Outcome back(Desk desk, Read read, Finding finding, Ticket ticket, Commit with, Instant now) {
        Change change = acts.goesOn(desk, ticket, finding, now).orElse(null);
        Cases cases = read.cases().on(ticket.id()).isPresent()
                ? read.cases().changing(ticket.id(), each -> each.back(now))
                : read.cases()
                        .with(Case.of(
                                ticket.id(),
                                List.of(finding),
                                finding.origin() == ticket.report().origin(),
                                now));
        return commit(with, change, read, new Found(finding, ticket.id().value(), null), cases, now);
    }

    /**
     * It is well again. When the last one of a ticket is, the ticket recovers; a person's ticket is only told.
     *
     * @param evidence what shows it, as one line
     * @param with as above
     */
    public Outcome recovered(Desk desk, String fingerprint, String evidence, Commit with) {
        Instant now = clock.instant();
        Read read = read(desk, fingerprint);
        Found known = read.found();
        if (known == null || !known.isOn()) {
            return store.tickets().commit(with);
        }
        Found well = new Found(known.finding(), known.ticket(), now);
        if (known.id() == null) {
            return commit(with, null, read, well, read.cases().without(fingerprint), now);
        }
        Case before = read.cases().on(known.id()).orElse(null);
        Cases cases = read.cases().changing(known.id(), each -> each.well(now));
        Change change = null;
        List<Announcement> said = List.of();
        if (before == null || before.open() <= 1) {
            Ticket ticket = store.tickets()
                    .find(desk.id(), known.id())
                    .map(Numbered::ticket)
                    .orElse(null);
            change = ticket == null
                    ? null
                    : acts.recovers(desk, ticket, known.finding(), evidence, now)
                            .orElse(null);
            said = change == null ? List.of() : acts.tellThoseCalled(desk, ticket, now);
        }
        return commit(with.saying(join(with.announcements(), said)), change, read, well, cases, now);
    }

    private static <T> List<T> join(List<T> one, List<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /**
     * Something else is wrong because of a known finding, and is held back: its ticket lists it.
     *
     * @param fingerprint of the finding that it is held back because of
     * @param what one line
     */
    public Outcome held(Desk desk, String fingerprint, String what, Commit with) {
        Read read = read(desk, fingerprint);
        Found known = read.found();
        if (known == null || !known.isOn() || known.id() == null) {
            return store.tickets().commit(with);
        }
        Instant now = clock.instant();
        Cases cases = read.cases().changing(known.id(), each -> each.holds(what));
        return store.tickets().commit(with.besides(List.of(cases.over(read.casesRecord(), now))));
    }

    /** Whether that fault is known and not well again. */
    public boolean isOn(Desk desk, String fingerprint) {
        Found known = Found.read(store.records().find(desk.id(), Found.name(fingerprint)));
        return known != null && known.isOn();
    }

    /** The ticket that tells of the fault now; empty where there is none (yet). */
    public Optional<Numbered> ticketOf(Desk desk, String fingerprint) {
        Found known = Found.read(store.records().find(desk.id(), Found.name(fingerprint)));
        return known == null || !known.isOn() || known.id() == null
                ? Optional.empty()
                : store.tickets().find(desk.id(), known.id());
    }

    /**
     * Opens what has waited long enough, and brings the texts of tickets up to date. To be called every second or so by the holder
     * of the desk's lease.
     *
     * @param epoch of that lease
     */
    boolean lookAll(Desk desk, long epoch) {
        int written = 0;
        while (written < AT_ONCE && look(desk, epoch)) {
            // One after the other, each on what the one before has written.
            written++;
        }
        return written > 0;
    }

    /** @return whether something was written */
    private boolean look(Desk desk, long epoch) {
        Instant now = clock.instant();
        DeskRecord record = store.records().find(desk.id(), Cases.NAME);
        Cases cases = Cases.read(record);
        for (Waiting group : cases.waiting()) {
            if (!now.isBefore(group.until())) {
                Finding worst = group.findings().stream()
                        .min(Comparator.comparing(Finding::grade))
                        .orElseThrow();
                return opening.open(desk, record, cases, worst, begin(desk, record, epoch), now)
                        instanceof Outcome.Done;
            }
        }
        for (Case each : cases.cases()) {
            if (each.own() && !each.isTold() && !now.isBefore(each.toldAt().plus(BETWEEN_TEXTS))) {
                Change change = acts.retold(desk, each, now).orElse(null);
                DeskRecord after =
                        cases.changing(each.id(), one -> one.told(now)).over(record, now);
                return store.tickets()
                                .commit(begin(desk, record, epoch)
                                        .changing(change)
                                        .besides(List.of(after)))
                        instanceof Outcome.Done;
            }
        }
        return false;
    }

    private static Commit begin(Desk desk, DeskRecord record, long epoch) {
        return new Commit(
                desk.id(),
                Cases.NAME + ":" + record.revision() + ":" + epoch,
                null,
                List.of(),
                List.of(),
                "",
                epoch,
                null,
                null);
    }

    private Outcome commit(Commit with, @Nullable Change change, Read read, Found found, Cases cases, Instant now) {
        return store.tickets()
                .commit(with.changing(change)
                        .besides(List.of(found.over(read.foundRecord()), cases.over(read.casesRecord(), now))));
    }
}
