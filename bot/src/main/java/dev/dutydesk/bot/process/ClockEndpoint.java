package dev.dutydesk.bot.process;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Moves the bot's time, so that clocks can be tried by hand. Only where nothing real is at stake. */
@Component
@Profile({"demo", "test"})
@Endpoint(id = "clock")
class ClockEndpoint {
    private final BotTime time;

    ClockEndpoint(BotTime time) {
        this.time = time;
    }

    /** @param offset from the machine's time, all moves together */
    record Clock(OffsetDateTime now, Duration offset) {}

    @ReadOperation
    Clock now() {
        return new Clock(time.instant().atOffset(ZoneOffset.UTC), time.offset());
    }

    /** @param offset how far to move on from here, as {@code PT5M}; may be negative */
    @WriteOperation
    Clock move(String offset) {
        try {
            time.move(Duration.parse(offset));
        } catch (DateTimeParseException e) {
            throw new InvalidEndpointRequestException(
                    "offset must be a duration such as PT5M or -PT1H, not " + offset, "Not a duration");
        }
        return now();
    }
}
