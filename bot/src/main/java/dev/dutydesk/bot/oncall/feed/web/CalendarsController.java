package dev.dutydesk.bot.oncall.feed.web;

import dev.dutydesk.bot.oncall.feed.Feeds;
import dev.dutydesk.bot.oncall.feed.ShiftCalendar;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Calendars, for whoever knows their addresses. */
@RestController
@Tag(name = "Calendars")
final class CalendarsController {
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Feeds feeds;
    private final ShiftCalendar calendar;

    CalendarsController(Feeds feeds, ShiftCalendar calendar) {
        this.feeds = feeds;
        this.calendar = calendar;
    }

    @GetMapping(Feeds.PATH + "{secret}.ics")
    @Operation(
            summary = "Read a calendar",
            description =
                    "The shifts of a person or a group, from 30 days back to 90 days ahead (RFC 5545). The address"
                            + " is all that is asked for; people get theirs in the chat, by /oncall calendar.")
    @ApiResponse(
            responseCode = "200",
            description = "The calendar",
            content = @Content(mediaType = "text/calendar", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "304", description = "It is as it was with that ETag", content = @Content)
    @ApiResponse(responseCode = "404", description = "Nobody has this address, or nobody has it any more")
    @ApiResponse(responseCode = "503", description = "The store does not answer")
    ResponseEntity<String> read(
            @Parameter(description = "What nobody can guess") @PathVariable("secret") String secret,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        ShiftCalendar.Written written = feeds.openedBy(secret)
                .map(found -> calendar.write(found.desk(), found.feed()))
                .orElseThrow(() -> CalendarFault.CALENDAR_UNKNOWN.in(request.getLocale()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                // weak: the time of writing stands in it too
                .eTag("W/\"" + written.tag() + "\"")
                .body(written.text());
    }
}
