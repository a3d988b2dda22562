package dev.dutydesk.state.store;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What it means for a commit that asking failed. */
final class Failures {
    // What Lettuce says where it hands a command back before sending it; it has no type of its own for that.
    private static final String NOT_CONNECTED = "Currently not connected";
    private static final String CLOSED = "Connection is closed";

    private static final Map<String, String> REFUSALS = new LinkedHashMap<>();

    static {
        REFUSALS.put("OOM", "the store has no memory left");
        REFUSALS.put("MISCONF", "the store can't write to its disk");
        REFUSALS.put("NOREPLICAS", "the store has too few replicas");
        REFUSALS.put("READONLY", "the store is a replica and read-only");
        REFUSALS.put("LOADING", "the store is still starting");
        REFUSALS.put("BUSY", "the store is busy with a long script");
        REFUSALS.put("NOAUTH", "the store wants a password");
        REFUSALS.put("NOPERM", "the store doesn't allow it");
        REFUSALS.put("WRONGTYPE", "the store holds something of another kind in its place");
    }

    private Failures() {}

    /** NotSent where certainly nothing was written, else Unknown. */
    static Outcome of(RedisException e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof RedisCommandExecutionException) {
            // The script writes nothing before it fails, and answers without an error where it fails later.
            return new Outcome.NotSent(REFUSALS.entrySet().stream()
                    .filter(refusal -> says(message, refusal.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("the store refused: " + message));
        }
        return e instanceof RedisConnectionException || message.startsWith(NOT_CONNECTED) || message.startsWith(CLOSED)
                ? new Outcome.NotSent("the store can't be reached")
                : new Outcome.Unknown("the store didn't answer: " + message);
    }

    /** At its start, or within what Redis says around an error in a script. */
    private static boolean says(String message, String code) {
        return message.startsWith(code + " ")
                || message.contains("-" + code + " ")
                || message.contains(" " + code + " ");
    }
}
