/** How checks are measured: each type's looking, the statements that must hold, and the evidence. */
@NullMarked
package dev.dutydesk.bot.patrol.check;

import org.jspecify.annotations.NullMarked;
