package dev.dutydesk.state.store;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * One of the scripts in {@code lua/}: sent by its digest, and whole where the server doesn't know it (yet, or any more
 * after a restart).
 */
final class Script {
    private final byte[] source;
    private final String digest;

    private Script(byte[] source) {
        this.source = source;
        try {
            this.digest =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(source));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Script named(String name) {
        String resource = "/lua/" + name + ".lua";
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not on the class path: " + resource);
            }
            return new Script(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it and waits for its answer: a list for {@link ScriptOutputType#MULTI}, a number for INTEGER. */
    <T> T run(
            StatefulRedisConnection<String, byte[]> on,
            ScriptOutputType answer,
            List<String> keys,
            List<String> arguments) {
        byte[][] bytes =
                arguments.stream().map(s -> s.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
        return run(on, answer, keys, bytes);
    }

    <T> T run(StatefulRedisConnection<String, byte[]> on, ScriptOutputType answer, List<String> keys, byte[][] a) {
        String[] k = keys.toArray(String[]::new);
        try {
            return on.sync().evalsha(digest, answer, k, a);
        } catch (RedisNoScriptException e) {
            return on.sync().eval(source, answer, k, a);
        }
    }
}
