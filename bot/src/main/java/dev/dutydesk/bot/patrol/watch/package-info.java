/**
 * Watches what desks' patrol files name: when checks run, what is kept of them, and what comes of what they find. What a check is and
 * how it is measured stands in {@code patrol}; how findings become tickets stands here, for alarms too.
 */
@NullMarked
package dev.dutydesk.bot.patrol.watch;

import org.jspecify.annotations.NullMarked;
