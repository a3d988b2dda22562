/** Sends what rooms and people don't know yet: cards, steps and notices, in order and within what platforms allow. */
@NullMarked
package dev.dutydesk.bot.posting;

import org.jspecify.annotations.NullMarked;
