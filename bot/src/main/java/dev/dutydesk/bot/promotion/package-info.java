/** Promotions: what is said of them and done for them, and how people start and end one by hand. */
@NullMarked
package dev.dutydesk.bot.promotion;

import org.jspecify.annotations.NullMarked;
