package dev.dutydesk.bot.process;

import dev.dutydesk.bot.patrol.watch.Standings;
import dev.dutydesk.bot.patrol.watch.Standings.Check;
import dev.dutydesk.bot.patrol.watch.Standings.Standing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** How the checks of patrols stand that this process runs; each is there from its first sample on. */
@Component
class CheckGauges {
    private final MeterRegistry registry;
    private final Standings standings;

    CheckGauges(MeterRegistry registry, Standings standings, InstantSource clock) {
        this.registry = registry;
        this.standings = standings;
        standings.listen(check -> {
            gauge(
                    Metric.CHECK_LEVEL,
                    check,
                    standing -> standing.level() == null
                            ? Double.NaN
                            : switch (standing.level()) {
                                case OK -> 0;
                                case WARN -> 1;
                                case CRIT -> 2;
                                case UNKNOWN -> 3;
                            });
            gauge(
                    Metric.CHECK_AGE_SECONDS,
                    check,
                    standing -> Math.max(
                                    0,
                                    Duration.between(standing.at(), clock.instant())
                                            .toMillis())
                            / 1000.0);
        });
    }

    private void gauge(Metric metric, Check check, ToDoubleFunction<Standing> value) {
        Gauge.builder(
                        metric.word(),
                        standings,
                        all -> all.of(check).map(value::applyAsDouble).orElse(Double.NaN))
                .tags(Tags.of("desk", check.desk(), "check", check.check(), "target", check.target()))
                .register(registry);
    }
}
