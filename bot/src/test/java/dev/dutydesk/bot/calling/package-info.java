/** Calls and text messages, to a gateway of ours. */
@NullMarked
package dev.dutydesk.bot.calling;

import org.jspecify.annotations.NullMarked;
