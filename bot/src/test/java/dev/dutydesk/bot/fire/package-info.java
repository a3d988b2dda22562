@NullMarked
package dev.dutydesk.bot.fire;

import org.jspecify.annotations.NullMarked;
