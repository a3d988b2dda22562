/** What is done on the command line, without a running bot. */
@NullMarked
package dev.dutydesk.bot.tool;

import org.jspecify.annotations.NullMarked;
