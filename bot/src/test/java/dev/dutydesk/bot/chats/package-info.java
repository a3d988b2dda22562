/** One desk whose rooms lie on several platforms, with their real SDKs. */
@NullMarked
package dev.dutydesk.bot.chats;

import org.jspecify.annotations.NullMarked;
