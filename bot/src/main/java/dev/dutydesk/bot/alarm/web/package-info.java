/** Alarms and heartbeats over HTTP. */
@NullMarked
package dev.dutydesk.bot.alarm.web;

import org.jspecify.annotations.NullMarked;
