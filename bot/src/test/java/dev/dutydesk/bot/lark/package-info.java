/** The bot at home in a Lark workspace: conversations as its people have them. */
@NullMarked
package dev.dutydesk.bot.lark;

import org.jspecify.annotations.NullMarked;
