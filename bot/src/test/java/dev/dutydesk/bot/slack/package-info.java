/** The bot at home in a Slack workspace: conversations as its people have them. */
@NullMarked
package dev.dutydesk.bot.slack;

import org.jspecify.annotations.NullMarked;
