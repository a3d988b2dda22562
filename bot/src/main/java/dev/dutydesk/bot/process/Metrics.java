package dev.dutydesk.bot.process;

import dev.dutydesk.bot.alarm.AlarmCounter;
import dev.dutydesk.bot.alarm.AlarmReception;
import dev.dutydesk.bot.command.Command;
import dev.dutydesk.chat.NotPosted;
import dev.dutydesk.dingtalk.DingTalkRefusals;
import dev.dutydesk.lark.LarkRefusals;
import dev.dutydesk.slack.SlackRefusals;
import dev.dutydesk.state.store.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts and times what the bot does. Labels are words of short lists: nothing that people wrote, and nobody's name. */
@Component
class Metrics implements AlarmCounter {
    private static final Duration[] COMMIT_BOUNDS = {
        Duration.ofMillis(2), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2)
    };

    private final MeterRegistry registry;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
        SlackRefusals.REASONS.forEach(reason -> counter(Metric.SLACK_REFUSED, "reason", reason));
        DingTalkRefusals.REASONS.forEach(reason -> counter(Metric.DINGTALK_REFUSED, "reason", reason));
        LarkRefusals.REASONS.forEach(reason -> counter(Metric.LARK_REFUSED, "reason", reason));
        AlarmCounter.REASONS.forEach(reason -> counter(Metric.CALLS_REFUSED, "reason", reason));
        AlarmCounter.OUTCOMES.forEach(outcome -> counter(Metric.ALARMS, "outcome", outcome));
    }

    void committed(Outcome outcome, Duration took) {
        String word = switch (outcome) {
            case Outcome.Done done -> done.repeated() ? "repeated" : "done";
            case Outcome.Stale stale -> "stale";
            case Outcome.Claimed claimed -> "claimed";
            case Outcome.NotSent notSent -> "not-sent";
            case Outcome.Unknown unknown -> "unknown";
        };
        Timer.builder(Metric.COMMITS.word())
                .tag("outcome", word)
                .serviceLevelObjectives(COMMIT_BOUNDS)
                .register(registry)
                .record(took);
    }

    void asked(Command command) {
        count(Metric.COMMANDS, "verb", command.names().getFirst());
    }

    void refused(String reason) {
        count(Metric.REFUSALS, "reason", reason);
    }

    void posted(String platform, NotPosted.@Nullable Why why, Duration took) {
        String outcome =
                why == null ? "taken" : why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Timer.builder(Metric.POSTS.word())
                .tag("platform", platform)
                .tag("outcome", outcome)
                .register(registry)
                .record(took);
    }

    void slackRefused(String reason) {
        count(Metric.SLACK_REFUSED, "reason", reason);
    }

    void dingTalkRefused(String reason) {
        count(Metric.DINGTALK_REFUSED, "reason", reason);
    }

    void larkRefused(String reason) {
        count(Metric.LARK_REFUSED, "reason", reason);
    }

    @Override
    public void counted(AlarmReception.Taken taken) {
        counter(Metric.ALARMS, "outcome", "began").increment(taken.began());
        counter(Metric.ALARMS, "outcome", "ended").increment(taken.ended());
        counter(Metric.ALARMS, "outcome", "repeated").increment(taken.repeated());
        counter(Metric.ALARMS, "outcome", "ignored").increment(taken.ignored());
    }

    @Override
    public void callRefused(String reason) {
        count(Metric.CALLS_REFUSED, "reason", reason);
    }

    void fired() {
        count(Metric.TIMERS_FIRED);
    }

    private void count(Metric metric, String... labels) {
        counter(metric, labels).increment();
    }

    private Counter counter(Metric metric, String... labels) {
        return Counter.builder(metric.word()).tags(labels).register(registry);
    }
}
