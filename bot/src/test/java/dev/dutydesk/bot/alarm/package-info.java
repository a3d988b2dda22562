@NullMarked
package dev.dutydesk.bot.alarm;

import org.jspecify.annotations.NullMarked;
