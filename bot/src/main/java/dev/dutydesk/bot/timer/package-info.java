/** What happens by itself when its time has come. */
@NullMarked
package dev.dutydesk.bot.timer;

import org.jspecify.annotations.NullMarked;
