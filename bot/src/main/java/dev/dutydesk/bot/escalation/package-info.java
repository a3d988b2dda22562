/** What is due on a ticket by the clock: who is told when nothing happens, reminders, acceptance by time. */
@NullMarked
package dev.dutydesk.bot.escalation;

import org.jspecify.annotations.NullMarked;
