/** Calls and text messages, through a gateway of the user's own: for what the chat alone wouldn't wake anybody with. */
@NullMarked
package dev.dutydesk.bot.calling;

import org.jspecify.annotations.NullMarked;
