package dev.dutydesk.bot.process;

import java.util.Locale;

/** Every metric that is the bot's own. docs/operations.md has this table; a test holds them together. */
enum Metric {
    COMMITS(
            Kind.TIMER,
            "outcome",
            "commits and the seconds they took: done, repeated, stale, claimed, not-sent, unknown"),
    COMMANDS(Kind.COUNTER, "verb", "commands that were understood; a message taken as a report is `report`"),
    REFUSALS(Kind.COUNTER, "reason", "what was refused or not understood, by the name of the message that says so"),
    POSTS(
            Kind.TIMER,
            "platform, outcome",
            "tries to post or edit and the seconds they took: taken, try-again, unknown, never"),
    SLACK_REFUSED(
            Kind.COUNTER,
            "reason",
            "what came to Slack's paths and was refused unread: signature, old, future, too-large, nobody"),
    DINGTALK_REFUSED(
            Kind.COUNTER,
            "reason",
            "what came to a DingTalk robot's paths and was refused unread: signature, old, future, replayed, too-large, nobody"),
    LARK_REFUSED(
            Kind.COUNTER,
            "reason",
            "what came to Lark's paths and was refused unread: signature, old, future, replayed, unencrypted, too-large, nobody"),
    ALARMS(
            Kind.COUNTER,
            "outcome",
            "alarms of other systems: began, ended, repeated (known already, or late), ignored (by the desk file)"),
    CALLS_REFUSED(
            Kind.COUNTER,
            "reason",
            "calls with alarms or heartbeats of which nothing was taken, by the last part of the answer's type"),
    TIMERS_FIRED(Kind.COUNTER, "", "timers that fired and did what was due"),
    REDIS_UP(Kind.GAUGE, "", "1 where Redis answers, else 0"),
    BEHIND(Kind.GAUGE, "", "cards in rooms that don't show the latest of their ticket yet"),
    BEHIND_SECONDS(Kind.GAUGE, "", "for how long the oldest of them has been behind"),
    HELD(Kind.GAUGE, "", "those of them that are held: a channel's budget is spent, or its platform takes nothing"),
    NOTICES_WAITING(Kind.GAUGE, "", "notices to people that are not sent yet"),
    TIMERS_DUE(Kind.GAUGE, "", "timers that are due and haven't fired"),
    CHECK_LEVEL(
            Kind.GAUGE,
            "desk, check, target",
            "how a check of a patrol stands that this process runs: 0 well, 1 warning, 2 critical, 3 unknown"),
    CHECK_AGE_SECONDS(Kind.GAUGE, "desk, check, target", "how old its latest sample is");

    private enum Kind {
        TIMER("_seconds"),
        COUNTER("_total"),
        GAUGE("");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    private final Kind kind;
    private final String labels;
    private final String meaning;

    Metric(Kind kind, String labels, String meaning) {
        this.kind = kind;
        this.labels = labels;
        this.meaning = meaning;
    }

    /** As Micrometer names it. */
    String word() {
        return "dutydesk." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** As Prometheus reads it; a timer's has {@code _count}, {@code _sum} and {@code _max} behind it. */
    String exposed() {
        return word().replace('.', '_') + kind.suffix;
    }

    /** Separated by commas; empty where there are none. */
    String labels() {
        return labels;
    }

    String meaning() {
        return meaning;
    }
}
