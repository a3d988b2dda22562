/** Shifts as calendar apps read them, each reader by an address of their own that nobody can guess. */
@NullMarked
package dev.dutydesk.bot.oncall.feed;

import org.jspecify.annotations.NullMarked;
