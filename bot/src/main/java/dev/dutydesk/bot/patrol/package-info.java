/** What a desk has checked on schedule, and what a measurement of it is. */
@NullMarked
package dev.dutydesk.bot.patrol;

import org.jspecify.annotations.NullMarked;
