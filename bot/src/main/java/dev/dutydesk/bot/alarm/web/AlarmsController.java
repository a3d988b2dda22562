package dev.dutydesk.bot.alarm.web;

import dev.dutydesk.bot.alarm.AlarmCounter;
import dev.dutydesk.bot.alarm.AlarmReception;
import dev.dutydesk.bot.alarm.Tokens;
import dev.dutydesk.bot.alarm.Unreadable;
import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.desk.Desks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Alarms of other systems. */
@RestController
@Tag(name = "Alarms")
final class AlarmsController {
    private static final Logger log = LoggerFactory.getLogger(AlarmsController.class);
    private static final int LONGEST = 1024 * 1024;

    private final Calls calls;
    private final AlarmReception reception;

    AlarmsController(
            Desks desks, @Qualifier("alarmTokens") Tokens tokens, AlarmCounter counter, AlarmReception reception) {
        this.calls = new Calls(desks, tokens, counter, LONGEST, "1 MB");
        this.reception = reception;
    }

    @PostMapping("/api/alarms/{desk}")
    @Operation(
            summary = "Raise alarms, or say that they are over",
            description =
                    "What Alertmanager and Grafana post, what Zabbix's media type of the docs sends, the plain form"
                            + " {id, title, status, severity, system, labels, since, text, link}, or any JSON by a mapping of the"
                            + " desk file. Needs the desk's token: Authorization: Bearer …. What is answered is on disk; a"
                            + " repeated alarm has no second effect.")
    @ApiResponse(responseCode = "200", description = "How many of the alarms were what")
    @ApiResponse(responseCode = "400", description = "It isn't understood; nothing of it was taken")
    @ApiResponse(responseCode = "401", description = "The token is missing or wrong")
    @ApiResponse(responseCode = "403", description = "The desk has no token yet")
    @ApiResponse(responseCode = "404", description = "There is no such desk")
    @ApiResponse(responseCode = "413", description = "The body has more than 1 MB")
    @ApiResponse(responseCode = "503", description = "It may not be recorded: send it again")
    AlarmReception.Taken take(
            @PathVariable("desk") String id,
            @Parameter(description = "A mapping of the desk file")
                    @RequestParam(value = "as", required = false)
                    @Nullable
                    String as,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        Desk desk = calls.desk(id, request);
        try {
            return reception.take(desk, calls.body(request), as);
        } catch (Unreadable e) {
            log.info("An alarm for desk {} isn't understood: {}", id, e.getMessage());
            throw calls.refused(e, request.getLocale());
        } catch (AlarmReception.NotTaken e) {
            log.warn("An alarm for desk {} isn't recorded: {}", id, e.getMessage());
            throw AlarmFault.NOT_TAKEN.in(request.getLocale());
        }
    }
}
