/** Working time: on which calendar a ticket's deadlines are counted, and how. */
@NullMarked
package dev.dutydesk.bot.sla;

import org.jspecify.annotations.NullMarked;
