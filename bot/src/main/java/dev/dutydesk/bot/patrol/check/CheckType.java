package dev.dutydesk.bot.patrol.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types of checks, with what their statements can speak of. */
public enum CheckType {
    HOST(
            "A machine's processor, memory, disks and network: the bot's own, or another by SSH (Linux).",
            "the figures as they were read, the fullest disks",
            "cpu.used: share of all processors, over a third of a second",
            "cpu.count: processors",
            "load.one: load of the last minute",
            "load.five: of the last five",
            "load.fifteen: of the last fifteen",
            "mem.used: share that isn't available",
            "mem.total: bytes",
            "swap.used: share; 0 where there is none",
            "disk.max_used: share of the fullest disk",
            "disk.max_at: where that one is mounted",
            "disk.mounts: a list of {at, used, free, total}",
            "net.used: share of the busiest interface's speed; missing where no speed is known",
            "net.bytes: bytes a second of the busiest interface",
            "uptime: seconds since it was started"),
    HTTP(
            "One request. CRIT where no whole answer comes.",
            "the request, the answer's head and beginning, timings, redirects",
            "up: whether a whole answer came",
            "status: the answer's number",
            "ms: milliseconds to its last byte",
            "bytes: its length, as far as it was read",
            "text: its beginning as text, up to 64 KB",
            "body: the same as JSON, where it is JSON",
            "headers: by name in small letters",
            "redirects: how many were followed",
            "url: where it came from"),
    FLOW(
            "Requests one after the other that pass values on. CRIT where a step fails; what is `always: true` is done also then.",
            "each step's request and answer, what was saved",
            "up: whether all steps held",
            "ms: milliseconds of all steps",
            "steps: by id, each {status, ms}",
            "failed: the id of the step that failed, or nothing"),
    SQL(
            "A query that only reads, of PostgreSQL or MySQL/MariaDB. UNKNOWN where no answer comes; `crit: [up]` makes that CRIT.",
            "the first rows (masked columns hidden), how many there are, timings",
            "up: whether the answer came",
            "rows: a list of rows, each by column; a null is missing",
            "count: how many rows, up to the cap",
            "cut: whether there are more than the cap",
            "query_ms: milliseconds of the query",
            "connect_ms: milliseconds until there was a connection"),
    TLS(
            "A site's certificate and what it says of safety. CRIT where no connection comes about.",
            "the certificates of the chain, protocol and cipher, the headers",
            "up: whether a connection came about",
            "days_left: days until the first certificate of the chain ends",
            "chain_ok: whether it leads to an authority that is trusted here",
            "host_ok: whether it is for that host",
            "protocol: TLSv1.3 or the like",
            "version: 1.3 or the like, as a number",
            "issuer: who issued it",
            "security.hsts: whether Strict-Transport-Security is there",
            "security.csp: Content-Security-Policy",
            "security.nosniff: X-Content-Type-Options: nosniff",
            "security.frames: X-Frame-Options, or frame-ancestors of the policy",
            "security.referrer: Referrer-Policy"),
    TCP(
            "Whether a port takes connections. CRIT where it doesn't. Several ports need `scan: allowed` on the target.",
            "each port, what was sent and what came",
            "up: whether the port, or each of them, takes a connection",
            "ms: milliseconds until it did",
            "answer: what came, up to 4 KB",
            "open: a list of the ports that are open"),
    PROMETHEUS(
            "A query in PromQL, asked of a Prometheus. UNKNOWN where no answer comes.",
            "the query, the first series with their values",
            "up: whether the answer came",
            "value: that of the first series; missing where there is none",
            "count: how many series",
            "max: the greatest value",
            "min: the least",
            "series: a list of {labels, value}"),
    HEARTBEAT(
            "What a job tells of itself: what it sends stands below `last`. CRIT where it doesn't come in time.",
            "what was told",
            "last.exit: its exit code",
            "last.bytes: how much it wrote",
            "last.offsite: whether that is kept elsewhere too",
            "last.restored: whether a restore of it was tried and worked",
            "last.seconds: how long it took"),
    MANUAL(
            "An item that a person signs.",
            "what was signed",
            "last.good: whether all was well",
            "last.remark: what was said"),
    PLUGIN(
            "A program of the Nagios plugin protocol, started without a shell: its exit code 0, 1, 2, 3 is OK, WARN, CRIT, UNKNOWN.",
            "the command, its exit code, the beginning of its output",
            "exit: its exit code",
            "text: its first line without performance data",
            "perf: performance data by name, as numbers");

    /** @param name as statements say it */
    public record Variable(String name, String meaning) {
        String root() {
            return name.split("\\.", 2)[0];
        }
    }

    private final String meaning;
    private final String evidence;
    private final List<Variable> variables;

    CheckType(String meaning, String evidence, String... variables) {
        this.meaning = meaning;
        this.evidence = evidence;
        this.variables = Arrays.stream(variables)
                .map(text -> text.split(": ", 2))
                .map(parts -> new Variable(parts[0], parts[1]))
                .toList();
    }

    /** As a file says it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CheckType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    public String meaning() {
        return meaning;
    }

    public String evidence() {
        return evidence;
    }

    public List<Variable> variables() {
        return variables;
    }

    Set<String> roots() {
        return variables.stream().map(Variable::root).collect(Collectors.toSet());
    }

    /** Whether all that can stand below its variables is known. */
    boolean isClosed() {
        return this == HOST || this == TLS;
    }
}
