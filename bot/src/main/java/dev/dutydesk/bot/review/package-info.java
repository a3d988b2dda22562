/** Reviews: what became of a desk's tickets in a period, in numbers, and what is said of it. */
@NullMarked
package dev.dutydesk.bot.review;

import org.jspecify.annotations.NullMarked;
