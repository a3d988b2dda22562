package dev.dutydesk.bot.alarm;

/** What an alarm was, for what is known already. */
enum What {
    BEGAN,
    ENDED,
    REPEATED,
    IGNORED
}
