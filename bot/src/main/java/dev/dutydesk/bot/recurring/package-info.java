/** Tickets of the desk's own plan: the maintenance calendar. */
@NullMarked
package dev.dutydesk.bot.recurring;

import org.jspecify.annotations.NullMarked;
