/** What a desk says of its shifts: agreements between people, and hand-overs. */
@NullMarked
package dev.dutydesk.bot.duty;

import org.jspecify.annotations.NullMarked;
