package dev.dutydesk.state.redis;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A port for a program that binds it later, or again and again. Of those that the system gives to whoever asks for any it could
 * be another test's by then.
 */
public final class FreePort {
    private FreePort() {}

    public static int take() {
        try {
            return Ports.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
