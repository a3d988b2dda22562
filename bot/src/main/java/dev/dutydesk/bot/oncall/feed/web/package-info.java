/** Calendars over HTTP. */
@NullMarked
package dev.dutydesk.bot.oncall.feed.web;

import org.jspecify.annotations.NullMarked;
