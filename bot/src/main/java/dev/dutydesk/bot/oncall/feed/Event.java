package dev.dutydesk.bot.oncall.feed;

import java.time.Instant;

/**
 * A shift as it stands in a calendar.
 *
 * @param id the same as long as the shift begins when it does, whoever has it
 * @param until the hand-over, which isn't part of it any more
 * @param summary one line
 * @param description some lines
 */
record Event(String id, Instant from, Instant until, String summary, String description) {}
