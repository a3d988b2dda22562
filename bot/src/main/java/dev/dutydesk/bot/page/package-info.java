/** Pages for people to read: rendered here, in the reader's language, with the look of the chat. */
@NullMarked
package dev.dutydesk.bot.page;

import org.jspecify.annotations.NullMarked;
