package dev.dutydesk.bot.patrol;

import dev.dutydesk.bot.desk.Secret;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is done to measure a check. */
public sealed interface Work {
    /** What must never be shown of it. */
    default Stream<String> secrets() {
        return this instanceof Flow flow
                ? flow.account().values().stream().flatMap(secret -> secret.reveal().stream())
                : Stream.empty();
    }

    /** Nothing: somebody tells it. */
    record Told() implements Work {}

    /** A machine's processor, memory, disks and network. */
    record Host() implements Work {}

    /** One request. */
    record Http(Request request) implements Work {}

    /** Requests that pass values on. @param account a test account's words, passed on by name from the start */
    record Flow(Map<String, Secret> account, List<Step> steps) implements Work {}

    /** A query that only reads. @param rows how many of them are read at most @param mask columns that nobody is shown */
    record Sql(String query, int rows, List<String> mask) implements Work {}

    /** A certificate and what a site says of safety. @param path whose headers are looked at */
    record Tls(String path) implements Work {}

    /** @param ports those looked at; empty = the target's own @param send null = nothing @param expect null = whatever comes */
    record Tcp(
            List<Integer> ports,
            @Nullable String send,
            @Nullable String expect) implements Work {}

    /** A query in PromQL. */
    record Prometheus(String query) implements Work {}

    /** A program, without a shell. @param command it and its arguments */
    record Plugin(List<String> command) implements Work {}

    /** @param json what is sent, as JSON text; null for no body */
    record Request(
            String method,
            String path,
            Map<String, String> headers,
            @Nullable String json) {}

    /**
     * @param expect statements that must hold
     * @param save what later steps call it, by the statement that gives it
     * @param always whether it is done also where an earlier one failed
     */
    record Step(String id, Request request, List<String> expect, Map<String, String> save, boolean always) {}
}
