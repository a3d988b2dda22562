package dev.dutydesk.bot.patrol.check;

import dev.dutydesk.bot.desk.Desk;
import dev.dutydesk.bot.patrol.CheckPlan;
import dev.dutydesk.bot.patrol.Evidence;
import dev.dutydesk.bot.patrol.Level;
import dev.dutydesk.bot.patrol.Measures;
import dev.dutydesk.bot.patrol.PatrolTarget;
import dev.dutydesk.bot.patrol.PatrolTarget.Address;
import dev.dutydesk.bot.patrol.Sample;
import dev.dutydesk.bot.patrol.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures checks of all types. Holds connections, so there is one of it in a process. */
public final class CheckMeasures implements Measures, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CheckMeasures.class);
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final Duration CONNECT = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final Web web;
    private final SqlLooking sql = new SqlLooking();
    private final SshLooking ssh = new SshLooking();

    public CheckMeasures(InstantSource clock) {
        this(clock, Networks.resolved());
    }

    CheckMeasures(InstantSource clock, Networks networks) {
        this.clock = clock;
        web = new Web(networks, CONNECT);
    }

    @Override
    public Sample measure(Desk desk, CheckPlan check, @Nullable PatrolTarget target) {
        return measure(desk.locale(), check, target);
    }

    @Override
    public void keep(Set<PatrolTarget> targets) {
        sql.keep(targets);
    }

    /** The same for whoever reads that language. */
    public Sample measure(Locale language, CheckPlan check, @Nullable PatrolTarget target) {
        Instant at = clock.instant();
        long began = System.nanoTime();
        Look look = new Look(check, target, Deadline.in(check.timeout()));
        Seen seen = certainly(look, at);
        return sample(language, look, seen, at, Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public Sample judge(Desk desk, CheckPlan check, @Nullable PatrolTarget target, Instant at, Map<String, ?> told) {
        return judge(desk.locale(), check, target, at, told);
    }

    /** The same for whoever reads that language. */
    public Sample judge(
            Locale language, CheckPlan check, @Nullable PatrolTarget target, Instant at, Map<String, ?> told) {
        Object last = Values.of(told);
        String line = told.entrySet().stream()
                .map(e -> e.getKey() + " = " + Values.shown(String.valueOf(e.getValue())))
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
        Seen seen = Seen.well(
                Map.of("last", last == null ? Map.of() : last), List.of(new Evidence(check.id(), line)), line);
        return sample(language, new Look(check, target, Deadline.in(check.timeout())), seen, at, Duration.ZERO);
    }

    /** On a thread of its own, for not everything that is called there keeps to its time. */
    private Seen certainly(Look look, Instant at) {
        CompletableFuture<Seen> seen = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().name("patrol-" + look.check().id()).start(() -> {
            try {
                seen.complete(look(look, at));
            } catch (Exception | LinkageError e) {
                seen.completeExceptionally(e);
            }
        });
        try {
            return seen.get(look.deadline().left().plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return unknown(Phrase.NO_ANSWER.of(look.deadline().words()));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            log.warn("{} couldn't be measured: {}", look.check().id(), cause.toString());
            return unknown(Phrase.FAILED.of(cause.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(Phrase.FAILED.of("interrupted"));
        } finally {
            thread.interrupt();
        }
    }

    private static Seen unknown(Phrase.Said trouble) {
        return Seen.not(Level.UNKNOWN, trouble, Map.of(), List.of());
    }

    private Seen look(Look look, Instant at) throws Exception {
        return switch (look.check().work()) {
            case Work.Told told -> unknown(Phrase.NOT_TOLD.of());
            case Work.Host host ->
                look.target() != null && look.target().address() instanceof Address.Ssh
                        ? ssh.look(look)
                        : OwnMachine.read().seen();
            case Work.Http http -> HttpLooking.look(web, look, http);
            case Work.Flow flow -> FlowLooking.look(web, look, flow);
            case Work.Sql query -> sql.look(look, query);
            case Work.Tls tls -> TlsLooking.look(look, tls, at);
            case Work.Tcp tcp -> TcpLooking.look(look, tcp);
            case Work.Prometheus query -> PrometheusLooking.look(web, look, query);
            case Work.Plugin plugin -> PluginLooking.look(look, plugin);
        };
    }

    private static Sample sample(Locale language, Look look, Seen seen, Instant at, Duration took) {
        CheckPlan check = look.check();
        CheckType type = CheckType.of(check.type()).orElseThrow();
        Verdict verdict = Verdict.of(check, type, seen, look.hidden(), language);
        Redaction redaction = new Redaction(look.target(), check.work());
        Map<String, Object> values = new LinkedHashMap<>(Values.kept(seen.values()));
        Stream.concat(check.crit().stream(), check.warn().stream())
                .forEach(statement ->
                        values.putAll(Conditions.of(type).figures(statement, seen.values(), look.hidden())));
        return new Sample(
                check.id(),
                look.target() == null ? "" : look.target().id(),
                at,
                took,
                verdict.level(),
                redaction.of(values),
                redaction.line(verdict.message()),
                redaction.of(verdict.evidence()));
    }

    @Override
    public void close() {
        web.close();
        sql.close();
        ssh.close();
    }
}
