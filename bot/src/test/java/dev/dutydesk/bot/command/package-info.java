@NullMarked
package dev.dutydesk.bot.command;

import org.jspecify.annotations.NullMarked;
