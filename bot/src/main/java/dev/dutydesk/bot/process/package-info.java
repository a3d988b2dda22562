/** The process itself: how it starts, says that it can't, tells how it is, and ends. */
@NullMarked
package dev.dutydesk.bot.process;

import org.jspecify.annotations.NullMarked;
