/** The bot at home in a DingTalk organization: conversations as its people have them. */
@NullMarked
package dev.dutydesk.bot.dingtalk;

import org.jspecify.annotations.NullMarked;
