package dev.dutydesk.bot.alarm.web;

import dev.dutydesk.bot.alarm.AlarmCounter;
import dev.dutydesk.bot.alarm.BeatReader;
import dev.dutydesk.bot.alarm.Tokens;
import dev.dutydesk.bot.alarm.Unreadable;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import dev.dutydesk.bot.patrol.watch.Watching;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What jobs say of their runs: backups, clean-up, scripts. */
@RestController
@Tag(name = "Heartbeats")
final class HeartbeatsController {
    private static final Logger log = LoggerFactory.getLogger(HeartbeatsController.class);
    private static final int LONGEST = 16 * 1024;

    private final Calls calls;
    private final Watching watching;

    HeartbeatsController(Desks desks, @Qualifier("beatTokens") Tokens tokens, AlarmCounter counter, Watching watching) {
        this.calls = new Calls(desks, tokens, counter, LONGEST, "16 KB");
        this.watching = watching;
    }

    @PostMapping("/api/heartbeats/{desk}/{check}")
    @Operation(
            summary = "Tell that a job ran",
            description = "{exit, bytes, offsite, restored, message}: its exit code, how much it made, whether that is"
                    + " elsewhere too, whether it was restored to see that it can be. Without a body it ended well."
                    + " Needs the desk's token: Authorization: Bearer …. What is answered is on disk.")
    @ApiResponse(responseCode = "200", description = "What was taken")
    @ApiResponse(responseCode = "400", description = "It isn't understood; nothing was taken")
    @ApiResponse(responseCode = "401", description = "The token is missing or wrong")
    @ApiResponse(responseCode = "403", description = "The desk has no token yet")
    @ApiResponse(responseCode = "404", description = "There is no such desk, or it waits for no such job")
    @ApiResponse(responseCode = "413", description = "The body has more than 16 KB")
    @ApiResponse(responseCode = "503", description = "It may not be recorded: send it again")
    Map<String, Object> take(
            @PathVariable("desk") String id,
            @PathVariable("check") String check,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        Locale locale = request.getLocale();
        Desk desk = calls.desk(id, request);
        if (!watching.isHeartbeat(desk, check)) {
            throw calls.refused(AlarmFault.UNKNOWN_CHECK, locale, check);
        }
        try {
            Map<String, Object> said = BeatReader.read(calls.body(request));
            if (watching.heard(desk, check, said)) {
                return said;
            }
            log.warn("A heartbeat of {} for desk {} isn't recorded", check, id);
            throw AlarmFault.NOT_TAKEN.in(locale);
        } catch (Unreadable e) {
            throw calls.refused(e, locale);
        }
    }
}
