package dev.dutydesk.state.ticket;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One problem or request, as it stands after its latest event. A decision reads this and {@link Facts}, never the
 * events. Its number is not in here: the store draws it in the commit and keeps it beside the ticket.
 *
 * @param desk the id of the desk it belongs to
 * @param revision 1 at the report, one more with each commit; the store refuses a change decided on another one
 * @param events how many events it has had: the number of its latest one
 * @param arrived the step that brought it to its state
 * @param report who told of it, when and where; never changes but by {@code edit}, {@code merge} and {@code redact}
 * @param sort grade, category, module, group and what else it is filed under
 * @param deadlines the targets in force, copied when it was graded
 * @param response who has it in hand since when
 * @param work what was found and done
 * @param closing how it ended; null until it is resolved and accepted, cancelled or merged for the first time
 * @param hold why and since when its clock stands still; null unless it does, or unless a question is open
 * @param held the time it was held so far
 * @param rooms the channels in which its card stands or must stand
 * @param links ticket keys and addresses
 * @param files names of what was attached, with where it is kept
 * @param merged the tickets merged into this one
 * @param reminded what the clock has said of it; null for nothing yet
 */
@RecordBuilder
public record Ticket(
        TicketId id,
        String desk,
        long revision,
        State state,
        int events,
        Arrival arrived,
        Report report,
        Sort sort,
        Deadlines deadlines,
        Response response,
        Work work,
        Closing closing,
        @Nullable Hold hold,
        Duration held,
        Set<String> rooms,
        List<String> links,
        List<File> files,
        List<TicketId> merged,
        @Nullable Reminded reminded)
        implements TicketBuilder.With {

    /**
     * Since when its clock stands still: since it was held, resolved or ended. A ticket that ended while resolved stands
     * still since it was resolved. Null while the clock runs.
     */
    public @Nullable Instant stillSince() {
        if (state == State.ON_HOLD && hold != null) {
            return hold.since();
        }
        if (state.isOpen() && state != State.RESOLVED) {
            return null;
        }
        return work.resolvedAt() != null ? work.resolvedAt() : closing.at();
    }

    /** What the clock has said of it. */
    public Reminded said() {
        return reminded == null ? Reminded.NOTHING : reminded;
    }

    /** @param verb what was done, @param by whom, @param at when */
    public record Arrival(Verb verb, String by, Instant at) {}

    /** Who speaks for a report: a person, a patrol's check, another system's alarm, or the desk's own plan. */
    public enum Origin {
        PERSON,
        /** A person who tries whether all goes as it should: it is never counted. */
        TEST,
        PATROL,
        ALARM,
        /** The maintenance calendar, or what a promotion needs before it. */
        PLANNED;

        public boolean isPerson() {
            return this == PERSON || this == TEST;
        }

        /** What a patrol found, or another watcher told of. */
        public boolean isFound() {
            return this == PATROL || this == ALARM;
        }
    }

    /**
     * @param reporter the person who reported; the group's lead where a patrol or an alarm did
     * @param side the reporter's side, or group where there is no side; null for a guest
     * @param reporters everyone else who reported the same (merged in), in order
     * @param source the check or alarm that opened it, as in {@link Actor#source()}, or the planned work's id; null where a
     *     person did
     * @param at the earliest report
     * @param title first sentence, at most 60 characters
     * @param fingerprint what makes two reports the same fault; null where nothing claims that
     */
    @RecordBuilder
    public record Report(
            String reporter,
            @Nullable String side,
            List<String> reporters,
            Origin origin,
            @Nullable String source,
            Instant at,
            Place place,
            String title,
            String description,
            @Nullable String fingerprint)
            implements TicketReportBuilder.With {

        /** Who is asked a question: the reporter; where no person reported it, the lead. */
        public String asked(String lead) {
            return origin.isPerson() ? reporter : lead;
        }

        /** Who is asked to accept: the one who is asked, and everyone who joined. */
        public List<String> askedToAccept(String lead) {
            return Stream.concat(Stream.of(asked(lead)), reporters.stream())
                    .distinct()
                    .toList();
        }
    }

    /**
     * @param highest the worst grade it ever had
     * @param why the words that led to the grade, for the card; may be empty
     * @param groupChanges how often it was moved to another group
     * @param triage whether nobody knows yet where it belongs (待分诊)
     * @param cause a code from the desk file's list; null until known
     * @param outOfScope whether it lies outside the service agreement
     */
    @RecordBuilder
    public record Sort(
            Grade grade,
            Grade highest,
            String category,
            String module,
            String group,
            List<String> why,
            int groupChanges,
            boolean triage,
            @Nullable String cause,
            boolean outOfScope)
            implements TicketSortBuilder.With {}

    /**
     * @param handler who owns the work; null while it waits
     * @param assignee whom it was given to, but who has not acknowledged yet
     * @param acknowledgedAt when a responder first acknowledged; a response once given isn't judged again
     * @param handledSince since when the handler has it; null while it waits
     * @param waitingSince from when it last began to wait for acknowledgement; null while somebody has it
     * @param nudges how often it was hurried, @param nudgedAt when whoever has it was last told so
     */
    @RecordBuilder
    public record Response(
            @Nullable String handler,
            @Nullable String assignee,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant handledSince,
            @Nullable Instant waitingSince,
            int nudges,
            @Nullable Instant nudgedAt)
            implements TicketResponseBuilder.With {
        public static final Response NONE = new Response(null, null, null, null, null, 0, null);
    }

    /**
     * @param resolvedAt the latest resolve; null when acceptance was refused or it went on otherwise
     * @param resolvedBy who did that: the handler, another responder, or the patrol that saw it recover
     * @param version what was released, @param rollback what to go back to
     * @param progress the latest line for all who wait, @param progressAt when it was said, @param nextUpdate when the next
     *     one is due
     */
    @RecordBuilder
    public record Work(
            @Nullable String finding,
            @Nullable Instant diagnosedAt,
            @Nullable String solution,
            @Nullable String version,
            @Nullable String rollback,
            @Nullable Regression regression,
            @Nullable Instant resolvedAt,
            @Nullable String resolvedBy,
            @Nullable String progress,
            @Nullable Instant progressAt,
            @Nullable Instant nextUpdate)
            implements TicketWorkBuilder.With {
        public static final Work NONE = new Work(null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * @param end the end it had: ACCEPTED, CANCELLED or MERGED, also when archived; null while open
     * @param by who accepted, cancelled or merged
     * @param byClock whether nobody answered and the time ran out
     * @param reason why a lead accepted for the reporter, or why it was cancelled
     * @param reopenUntil until when it can be reopened
     * @param kind how it was cancelled; null otherwise
     * @param mergedInto the ticket it became part of
     * @param mergedFrom the state it had before it was merged, to get its own life back
     * @param rejections how often acceptance was refused, @param reopenings how often it was reopened
     * @param closedFor the time it stood resolved or ended before it went on again
     */
    @RecordBuilder
    public record Closing(
            @Nullable State end,
            @Nullable Instant at,
            @Nullable String by,
            boolean byClock,
            @Nullable String reason,
            @Nullable Instant reopenUntil,
            @Nullable Cancellation kind,
            @Nullable TicketId mergedInto,
            @Nullable State mergedFrom,
            @Nullable Integer stars,
            @Nullable String remark,
            @Nullable String retrospective,
            @Nullable Instant archivedAt,
            int rejections,
            int reopenings,
            Duration closedFor)
            implements TicketClosingBuilder.With {
        public static final Closing NONE = new Closing(
                null, null, null, false, null, null, null, null, null, null, null, null, null, 0, 0, Duration.ZERO);
    }

    /** How a ticket was cancelled. A backlog one carries its link. */
    public enum Cancellation {
        WITHDRAWN,
        FALSE_ALARM,
        BACKLOG
    }

    /**
     * @param reason one of the desk's named reasons; {@code waiting-reporter} for a question
     * @param question what the reporting side was asked; null for another reason
     * @param from the state to go back to; null on a P1, which stays where it is while a question is open
     */
    public record Hold(
            String reason,
            @Nullable String question,
            String by,
            Instant since,
            @Nullable State from) {}

    /**
     * What the clock has said, so that it says nothing twice, whatever becomes of the clock on the wall.
     *
     * @param unanswered the chain while nobody acknowledges, @param silent the one while nothing is heard; null before
     *     their first step
     * @param passed what was said of deadlines, by {@link Reminder#key()}
     * @param retrospective the chain while an accepted P1 has none; null before its first step
     * @param asked the resolve for which acceptance was asked again, @param held since when it was held when a lead was asked
     */
    @RecordBuilder
    public record Reminded(
            @Nullable Chain unanswered,
            @Nullable Chain silent,
            List<String> passed,
            @Nullable Instant asked,
            @Nullable Instant held,
            @Nullable Chain retrospective)
            implements TicketRemindedBuilder.With {
        public static final Reminded NOTHING = new Reminded(null, null, List.of(), null, null, null);
    }

    /** @param since from when it counts, @param steps how many were taken, @param at when the last one was */
    public record Chain(Instant since, int steps, Instant at) {}

    /** @param address where it is kept */
    public record File(String name, String address, String by, Instant at) {}
}
