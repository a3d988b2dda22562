package dev.dutydesk.bot.signin.store;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.Base16;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The Lua scripts of sign-in; keys, arguments and answers stand in the head of each file. */
enum Script {
    TRY,
    RIGHT,
    OPEN,
    USED,
    LINK,
    CHANGE;

    private final byte[] source;
    private final String digest;

    Script() {
        String name = "lua/" + name().toLowerCase(Locale.ROOT) + ".lua";
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The script " + name + " is missing from the jar");
            }
            source = in.readAllBytes();
            digest = Base16.digest(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs it and answers its number. */
    long run(StatefulRedisConnection<String, byte[]> on, List<String> keys, Object... arguments) {
        String[] names = keys.toArray(String[]::new);
        byte[][] values = Stream.of(arguments)
                .map(argument -> argument.toString().getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        try {
            Long answer = on.sync().evalsha(digest, ScriptOutputType.INTEGER, names, values);
            return answer;
        } catch (RedisNoScriptException unknownSinceRedisStarted) {
            Long answer = on.sync().eval(source, ScriptOutputType.INTEGER, names, values);
            return answer;
        }
    }
}
