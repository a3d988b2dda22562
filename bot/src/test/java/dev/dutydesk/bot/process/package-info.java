@NullMarked
package dev.dutydesk.bot.process;

import org.jspecify.annotations.NullMarked;
