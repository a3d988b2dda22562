/** The pages of a desk's patrol: rounds and checks as they stand, their past, and the evidence of what went wrong. */
@NullMarked
package dev.dutydesk.bot.patrol.web;

import org.jspecify.annotations.NullMarked;
