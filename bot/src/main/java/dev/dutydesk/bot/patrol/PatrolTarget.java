package dev.dutydesk.bot.patrol;

import dev.dutydesk.bot.desk.Secret;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is checked.
 *
 * @param system which its findings are grouped by
 * @param address where it is
 * @param login {@code user:password}, of a database or of HTTP's basic scheme; null for none
 * @param headers sent with each HTTP request
 * @param mayScan whether it may be probed actively
 */
public record PatrolTarget(
        String id,
        String system,
        Address address,
        @Nullable Secret login,
        Map<String, Secret> headers,
        boolean mayScan) {

    /** Where a target is. */
    public sealed interface Address {
        /** @param url http or https, without a slash at its end */
        record Web(String url) implements Address {}

        record Database(String jdbc) implements Address {}

        /**
         * A host that is logged in to.
         *
         * @param at {@code user@host} or {@code user@host:port}
         * @param hostKey its key's fingerprint, {@code SHA256:…}; null = as known_hosts of the bot's user says
         */
        record Ssh(
                String at, @Nullable Secret key, @Nullable String hostKey) implements Address {}

        /** {@code host:port}. */
        record Tcp(String host, int port) implements Address {}

        /** The machine that the bot runs on. */
        record Own() implements Address {}
    }

    public PatrolTarget(String id, String system) {
        this(id, system, new Address.Own(), null, Map.of(), false);
    }

    /** What must never be shown of it. */
    public Stream<String> secrets() {
        Secret key = address instanceof Address.Ssh ssh ? ssh.key() : null;
        return Stream.concat(Stream.of(login, key).filter(Objects::nonNull), headers.values().stream())
                .flatMap(secret -> secret.reveal().stream())
                .flatMap(text -> Stream.concat(
                        Stream.of(text),
                        text.equals(loginText()) ? Stream.of(text.substring(text.indexOf(':') + 1)) : Stream.of()))
                .filter(text -> text.length() > 2);
    }

    private @Nullable String loginText() {
        return login == null ? null : login.reveal().orElse(null);
    }
}
