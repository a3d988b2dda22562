package dev.dutydesk.state.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.Optional;

/** What a server's error answers mean. */
final class Refusals {
    private Refusals() {}

    /** The answer of a server that there is, but that doesn't take our user and password. */
    static boolean ofPassword(Throwable e) {
        return answer(e)
                .filter(a -> a.startsWith("WRONGPASS")
                        || a.startsWith("NOAUTH")
                        || a.contains("without any password configured")
                        || a.contains("invalid password"))
                .isPresent();
    }

    /** The server's error answer, where there was one. */
    static Optional<String> answer(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof RedisCommandExecutionException && t.getMessage() != null) {
                return Optional.of(t.getMessage());
            }
        }
        return Optional.empty();
    }
}
