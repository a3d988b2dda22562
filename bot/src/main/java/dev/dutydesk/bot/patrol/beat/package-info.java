/** What jobs say of their runs, as it is kept: the last word of each. */
@NullMarked
package dev.dutydesk.bot.patrol.beat;

import org.jspecify.annotations.NullMarked;
