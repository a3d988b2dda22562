package dev.dutydesk.bot.alarm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What other systems send, as it was seen on the wire. */
final class Payload {
    private Payload() {}

    static String of(String name) {
        try (InputStream in = Objects.requireNonNull(Payload.class.getResourceAsStream("/alarms/" + name + ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
