package dev.dutydesk.bot.ticket.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dutydesk.state.ticket.Grade;
import dev.dutydesk.state.ticket.Regression;
import dev.dutydesk.state.ticket.State;
import dev.dutydesk.state.ticket.Verb;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as the interface shows it: every field always there, null where there is nothing to say. People are the ids of
 * the desk file, or {@code guest:NAME}, {@code patrol:ID}, {@code alarm:ID}, {@code clock}.
 */
@Schema(
        name = "Ticket",
        description = "Every field is always there, null where there is nothing to say. People are the ids of the desk "
                + "file; else guest:NAME, patrol:ID, alarm:ID or clock. Times have the desk's offset.")
record TicketView(
        @Schema(example = "SHOP-12") String key,

        @Schema(description = "Its own id, which never changes", example = "0d3qk2m8v4b7x1zt")
        String id,

        @Schema(example = "shop") String desk,
        @Schema(description = "One more with each change") long revision,
        State state,

        @Schema(description = "The step that brought it to its state")
        ArrivalView arrived,

        @Schema(description = "The description's first sentence, at most 60 characters", example = "付不了款")
        String title,

        String description,
        Grade grade,

        @Schema(description = "The worst grade it ever had") Grade highestGrade,

        @Schema(example = "function") String category,
        @Schema(example = "payment") String module,

        @Schema(description = "Who has it now", example = "dev")
        String group,

        @Schema(description = "How often it was moved to another group")
        int groupChanges,

        @Schema(description = "The words that led to the grade")
        List<String> why,

        @Schema(description = "Whether nobody knows yet where it belongs")
        boolean triage,

        @Schema(description = "Whether it lies outside the service agreement")
        boolean outOfScope,

        @Schema(example = "wang.fang") String reporter,

        @Schema(description = "The reporter's side or group; null for a guest", example = "service") @Nullable
        String side,

        @Schema(description = "Everyone else who reported the same")
        List<String> reporters,

        @Schema(allowableValues = {"person", "test", "patrol", "alarm", "planned"})
        String origin,

        @Schema(description = "The check, alarm or planned work that opened it") @Nullable
        String source,

        @Schema(description = "The channel it was reported in", example = "shop")
        String channel,

        @Schema(description = "The id of the message there") @Nullable
        String message,

        @Schema(description = "What makes two reports the same fault") @Nullable
        String fingerprint,

        OffsetDateTime reportedAt,

        @Schema(description = "By when somebody must acknowledge") @Nullable
        OffsetDateTime respondBy,

        @Schema(description = "By when the cause must be found") @Nullable
        OffsetDateTime diagnoseBy,

        @Schema(description = "By when it must be resolved") @Nullable
        OffsetDateTime resolveBy,

        @Schema(example = "li.wei") @Nullable String handler,

        @Schema(description = "Whom it was given to, but who has not acknowledged yet") @Nullable
        String assignee,

        @Schema(description = "When somebody first acknowledged it") @Nullable
        OffsetDateTime acknowledgedAt,

        @Nullable OffsetDateTime handledSince,
        @Nullable OffsetDateTime waitingSince,
        @Schema(description = "How often it was hurried") int nudges,
        @Nullable String finding,
        @Nullable OffsetDateTime diagnosedAt,

        @Schema(description = "A code of the desk file's list", example = "config") @Nullable
        String cause,

        @Nullable String solution,

        @Schema(description = "What was released", example = "1.4.2") @Nullable
        String version,

        @Schema(description = "What to go back to", example = "1.4.1") @Nullable
        String rollback,

        @Nullable Regression regression,
        @Nullable OffsetDateTime resolvedAt,
        @Nullable String resolvedBy,

        @Schema(description = "The latest line for all who wait") @Nullable
        String progress,

        @Nullable OffsetDateTime nextUpdate,

        @Schema(description = "Why its clock stands still, or what was asked") @Nullable
        HoldView hold,

        @Schema(description = "The time it was held so far", implementation = String.class, example = "PT1H30M")
        Duration held,

        @Schema(description = "The end it had, also when archived: ACCEPTED, CANCELLED or MERGED; null while open")
        @Nullable
        State end,

        @Nullable OffsetDateTime endedAt,
        @Nullable String endedBy,

        @Schema(description = "Whether nobody answered and the time ran out")
        boolean endedByClock,

        @Schema(description = "Why a lead accepted it for the reporter, or why it was cancelled") @Nullable
        String endReason,

        @Schema(description = "When it was accepted; null where it wasn't, or goes on again") @Nullable
        OffsetDateTime acceptedAt,

        @Nullable OffsetDateTime reopenUntil,

        @Schema(
                description = "How it was cancelled",
                allowableValues = {"withdrawn", "false-alarm", "backlog"})
        @Nullable
        String cancellation,

        @Schema(description = "The key of the ticket it became part of", example = "SHOP-3") @Nullable
        String mergedInto,

        @Schema(description = "The keys of the tickets merged into this one")
        List<String> merged,

        @Schema(description = "1 to 5", example = "5") @Nullable
        Integer stars,

        @Nullable String remark,
        @Nullable String retrospective,

        @Schema(description = "How often acceptance was refused")
        int rejections,

        int reopenings,
        @Nullable OffsetDateTime archivedAt,

        @Schema(description = "The channels its card stands in")
        List<String> rooms,

        @Schema(description = "What the description says that is known by its form, by kind")
        List<FactView> facts,

        @Schema(description = "Ticket keys and addresses") List<String> links,
        List<FileView> files) {

    /** Some tickets of a desk. */
    @Schema(name = "Tickets")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Items(
            @Schema(description = "Newest first; may be fewer than asked for, even none, though there are more")
            List<TicketView> items,

            @Schema(description = "For cursor, to go on from here; absent at the end") @Nullable
            String next) {}

    /** One ticket with all that happened to it. */
    @Schema(name = "TicketWithHistory")
    record Whole(
            @JsonUnwrapped TicketView ticket,

            @Schema(description = "Everything that happened to it, in order")
            List<EventView> history) {}

    @Schema(name = "TicketEvent")
    record EventView(
            OffsetDateTime at,
            @Schema(example = "li.wei") String by,
            Verb event,

            @Schema(
                    description = "What was said, by name",
                    example = "{\"solution\": \"回滚了网关配置\", \"regression\": \"passed\"}")
            Map<String, String> detail) {}

    @Schema(name = "TicketArrival")
    record ArrivalView(Verb event, String by, OffsetDateTime at) {}

    @Schema(name = "TicketHold")
    record HoldView(
            @Schema(example = "waiting-vendor") String reason,

            @Schema(description = "What the reporting side was asked") @Nullable
            String question,

            String by,
            OffsetDateTime since) {}

    @Schema(name = "TicketFact")
    record FactView(
            @Schema(allowableValues = {"order", "amount", "payment", "version", "url"})
            String kind,

            @Schema(description = "As it was written; an amount with its currency first", example = "2026112300017")
            String value) {}

    @Schema(name = "TicketFile")
    record FileView(String name, String address, String by, OffsetDateTime at) {}
}
