/** Alarms that other systems raise, and heartbeats of jobs: read, told apart, and handed on once. */
@NullMarked
package dev.dutydesk.bot.alarm;

import org.jspecify.annotations.NullMarked;
