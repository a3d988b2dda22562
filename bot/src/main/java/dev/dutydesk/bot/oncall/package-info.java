/** Who is on duty, by the desk's rosters. */
@NullMarked
package dev.dutydesk.bot.oncall;

import org.jspecify.annotations.NullMarked;
