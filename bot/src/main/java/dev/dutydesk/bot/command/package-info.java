/** What people can say to the bot: one table of commands, its parser, and what is done with each. */
@NullMarked
package dev.dutydesk.bot.command;

import org.jspecify.annotations.NullMarked;
