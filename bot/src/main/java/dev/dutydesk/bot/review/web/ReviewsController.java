package dev.dutydesk.bot.review.web;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.page.Reader;
import dev.dutydesk.bot.review.Figure;
import dev.dutydesk.bot.review.Sheet;
import dev.dutydesk.bot.ticket.web.Asked;
import dev.dutydesk.bot.ticket.web.Voice;
import dev.dutydesk.bot.ticket.web.Voice.Voices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Posted reviews for programs, and the tickets behind each of their numbers as files. */
@RestController
@RequestMapping("/api/reviews/{desk}")
@Tag(name = "Reviews")
final class ReviewsController {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Reading reading;
    private final Voices voices;

    ReviewsController(Reading reading, Voices voices) {
        this.reading = reading;
        this.voices = voices;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "List a desk's reviews", description = "All that were posted, the newest first.")
    @ApiResponse(responseCode = "200", description = "The reviews")
    @ApiResponse(responseCode = "404", description = "No such desk")
    @ApiResponse(responseCode = "503", description = "The store does not answer")
    ReviewView.Items list(
            @Parameter(description = "A desk's id", example = "shop") @PathVariable("desk") String id,
            @Parameter(hidden = true) HttpServletRequest request) {
        new Asked(request, List.of());
        Desk desk = reading.desk(request, id, request.getLocale());
        return new ReviewView.Items(reading.posted(desk).reversed().stream()
                .map(posted -> ReviewView.Posted.of(desk, posted))
                .toList());
    }

    @GetMapping(path = "/{review}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Read a review", description = "With every number that its post and its page print.")
    @ApiResponse(responseCode = "200", description = "The review")
    @ApiResponse(responseCode = "404", description = "No such desk, or no such review of it")
    @ApiResponse(responseCode = "503", description = "The store does not answer")
    ReviewView.Whole read(
            @Parameter(description = "A desk's id", example = "shop") @PathVariable("desk") String id,
            @Parameter(description = "A review's id", example = "weekly-2026-11-27") @PathVariable("review")
                    String review,
            @Parameter(hidden = true) HttpServletRequest request) {
        new Asked(request, List.of());
        Desk desk = reading.desk(request, id, request.getLocale());
        Sheet sheet = reading.sheet(desk, review, request.getLocale());
        return ReviewView.Whole.of(desk, sheet, reading.people(desk, sheet.review(), request.getRemoteUser()));
    }

    @GetMapping(path = "/{review}/{figure}/tickets.csv", produces = CSV)
    @Operation(
            summary = "The tickets behind a number, as CSV",
            description =
                    "As they are now, in the reader's language; times in the desk's zone. RFC 4180, UTF-8 with a mark.")
    @ApiResponse(
            responseCode = "200",
            description = "A row each, below one with names",
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "No such desk, review or number")
    void csv(
            @Parameter(description = "A desk's id", example = "shop") @PathVariable("desk") String id,
            @Parameter(description = "A review's id", example = "weekly-2026-11-27") @PathVariable("review")
                    String review,
            @Parameter(description = "A figure's id", example = "response-p1") @PathVariable("figure") String figure,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Found found = found(id, review, figure, request);
        begin(response, CSV, found, ".csv");
        new TicketFile(found.voice()).csv(reading.tickets(found.desk(), found.figure()), response.getOutputStream());
    }

    @GetMapping(path = "/{review}/{figure}/tickets.xlsx", produces = XLSX)
    @Operation(
            summary = "The tickets behind a number, as a workbook",
            description = "As they are now, in the reader's language; times in the desk's zone.")
    @ApiResponse(
            responseCode = "200",
            description = "A row each, below one with names",
            content = @Content(mediaType = XLSX, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "No such desk, review or number")
    void xlsx(
            @Parameter(description = "A desk's id", example = "shop") @PathVariable("desk") String id,
            @Parameter(description = "A review's id", example = "weekly-2026-11-27") @PathVariable("review")
                    String review,
            @Parameter(description = "A figure's id", example = "response-p1") @PathVariable("figure") String figure,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Found found = found(id, review, figure, request);
        begin(response, XLSX, found, ".xlsx");
        new TicketFile(found.voice())
                .xlsx(
                        reading.tickets(found.desk(), found.figure()),
                        found.voice().say("tickets"),
                        response.getOutputStream());
    }

    private record Found(Desk desk, Sheet sheet, Figure figure, Voice voice) {}

    private Found found(String id, String review, String figure, HttpServletRequest request) {
        Locale asked = request.getLocale();
        new Asked(request, List.of());
        Desk desk = reading.desk(request, id, asked);
        Sheet sheet = reading.sheet(desk, review, asked);
        Voice voice = voices.of(desk, Reader.of(request, desk.locale()), ReviewPagesController.WORDS);
        return new Found(desk, sheet, reading.figure(sheet, figure, asked), voice);
    }

    private static void begin(HttpServletResponse response, String type, Found found, String ending) {
        response.setContentType(type.equals(CSV) ? CSV + ";charset=UTF-8" : type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(found.sheet().posted().id() + "-"
                                + found.figure().id() + ending)
                        .build()
                        .toString());
    }
}
