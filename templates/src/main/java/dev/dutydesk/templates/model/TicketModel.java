package dev.dutydesk.templates.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as a message shows it.
 *
 * @param key {@code SHOP-12}
 * @param state the state's name: {@code DISPATCHED}
 * @param hand null parts where nobody has it
 * @param closing what is known of its end; all null while it is open
 * @param hold null unless its clock stands still, or a question is open
 * @param possible the verbs of the next steps, each a button: some of {@code acknowledge, regrade, diagnose, resolve,
 *     progress, resume, accept, reject}, {@code backlog} and {@code end-test}, cancels of their kinds
 * @param steps the latest steps, oldest first, where the channel has no threads; empty elsewhere
 */
@RecordBuilder
public record TicketModel(
        String key,
        String state,
        Report report,
        Sort sort,
        Deadlines deadlines,
        Hand hand,
        Work work,
        Closing closing,
        @Nullable Hold hold,
        List<String> possible,
        List<StepModel> steps)
        implements TicketModelBuilder.With {

    /** Whether it is neither resolved nor ended: work is owed. */
    public boolean inWork() {
        return Stream.of("DISPATCHED", "ACKNOWLEDGED", "DIAGNOSED", "ON_HOLD").anyMatch(state::equals);
    }

    /** The targets not decided yet, in the order they fall due; the one after an undecided one may come first. */
    public List<Due> due() {
        return Stream.of(
                        due("respond", hand.acknowledgedAt == null ? deadlines.respond : null),
                        due("diagnose", work.diagnosedAt == null ? deadlines.diagnose : null),
                        due("resolve", deadlines.resolve),
                        due("update", deadlines.update))
                .filter(due -> inWork() && due.by != null)
                .toList();
    }

    private Due due(String what, @Nullable Instant by) {
        return new Due(what, by, deadlines.provisional.contains(what));
    }

    /** How long it took from the report to the latest resolve; null while it isn't resolved. */
    public @Nullable Duration took() {
        return work.resolvedAt == null ? null : Duration.between(report.at, work.resolvedAt);
    }

    /** Whether it was resolved within its target; null where there is none, or it isn't resolved. */
    public @Nullable Boolean inTime() {
        return work.resolvedAt == null || deadlines.resolve == null
                ? null
                : !work.resolvedAt.isAfter(deadlines.resolve);
    }

    /**
     * @param side the name of the reporter's side; null for a guest
     * @param others everyone else who reported the same
     * @param origin who speaks for it: {@code person}, {@code test}, {@code patrol}, {@code alarm}, {@code planned}
     * @param source the name of the patrol's check or of the alarm that reported it, the planned work's id; null where a
     *     person did
     * @param description all that was written
     * @param facts what is known of it by its form, by kind
     */
    @RecordBuilder
    public record Report(
            Person reporter,
            @Nullable String side,
            List<Person> others,
            String origin,
            @Nullable String source,
            Instant at,
            String title,
            String description,
            List<Fact> facts)
            implements TicketModelReportBuilder.With {

        /** The first of each kind: what one line holds. */
        public List<Fact> brief() {
            return facts.stream()
                    .filter(fact -> facts.stream()
                            .filter(other -> other.kind.equals(fact.kind))
                            .findFirst()
                            .orElseThrow()
                            .equals(fact))
                    .toList();
        }

        /** Whether the description says more than the title. */
        public boolean saysMore() {
            return !description.strip().equals(title.strip());
        }

        /** How many reported it. */
        public int people() {
            return others.size() + 1;
        }
    }

    /** @param kind {@code order}, {@code amount}, {@code payment}, {@code version} or {@code url} */
    public record Fact(String kind, String value) {}

    /**
     * @param grade {@code P1}, {@code P2}, {@code P3}, {@code routine}
     * @param why the words that led to the grade; may be empty
     * @param triage whether nobody knows yet where it belongs
     */
    @RecordBuilder
    public record Sort(
            String grade,
            String category,
            String module,
            String group,
            List<String> why,
            boolean triage,
            @Nullable String cause,
            boolean outOfScope)
            implements TicketModelSortBuilder.With {}

    /**
     * @param update when those who wait are told next
     * @param accept when it is accepted by itself unless somebody answers; null where that never happens
     * @param provisional those of {@code respond, diagnose, resolve, accept} that may change: the holidays of a year between
     *     aren't known yet
     */
    @RecordBuilder
    public record Deadlines(
            @Nullable Instant respond,
            @Nullable Instant diagnose,
            @Nullable Instant resolve,
            @Nullable Instant update,
            @Nullable Instant accept,
            Set<String> provisional)
            implements TicketModelDeadlinesBuilder.With {
        public static final Deadlines NONE = new Deadlines(null, null, null, null, null, Set.of());
    }

    /**
     * @param what {@code respond}, {@code diagnose}, {@code resolve} or {@code update}
     * @param provisional whether it may change
     */
    public record Due(String what, @Nullable Instant by, boolean provisional) {}

    /**
     * @param assignee whom it was given to and who has not acknowledged yet
     * @param onDuty who is on duty for its group, @param backup who comes next
     */
    @RecordBuilder
    public record Hand(
            @Nullable Person handler,
            @Nullable Person assignee,
            List<Person> onDuty,
            @Nullable Person backup,
            @Nullable Instant acknowledgedAt,
            int nudges)
            implements TicketModelHandBuilder.With {
        public static final Hand NONE = new Hand(null, null, List.of(), null, null, 0);
    }

    /** @param regression {@code passed}, {@code failed}, {@code none}; null where it wasn't said */
    @RecordBuilder
    public record Work(
            @Nullable String finding,
            @Nullable Instant diagnosedAt,
            @Nullable String solution,
            @Nullable String version,
            @Nullable String rollback,
            @Nullable String regression,
            @Nullable Instant resolvedAt,
            @Nullable Person resolvedBy,
            @Nullable String progress)
            implements TicketModelWorkBuilder.With {
        public static final Work NONE = new Work(null, null, null, null, null, null, null, null, null);
    }

    /**
     * @param end the state it ended in: {@code ACCEPTED}, {@code CANCELLED}, {@code MERGED}
     * @param kind how it was cancelled: {@code withdrawn}, {@code false-alarm}, {@code backlog}
     * @param link of a backlog one
     * @param mergedInto the key of the ticket it became part of
     */
    @RecordBuilder
    public record Closing(
            @Nullable String end,
            @Nullable Instant at,
            @Nullable Person by,
            boolean byClock,
            @Nullable String reason,
            @Nullable String kind,
            @Nullable String link,
            @Nullable String mergedInto,
            @Nullable Integer stars,
            @Nullable Instant reopenUntil,
            int rejections)
            implements TicketModelClosingBuilder.With {
        public static final Closing NONE = new Closing(null, null, null, false, null, null, null, null, null, null, 0);
    }

    /**
     * @param reason one of the desk's named reasons
     * @param question what was asked; null for another reason
     * @param asked who is asked; null where nobody is
     */
    public record Hold(
            String reason,
            @Nullable String question,
            @Nullable Person asked,
            Person by,
            Instant since) {}
}
