/** Calendars as apps read them. */
@NullMarked
package dev.dutydesk.bot.oncall.feed;

import org.jspecify.annotations.NullMarked;
