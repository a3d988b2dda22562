/** Reads texts for what nobody else should read of them, and for what whoever handles a report looks for. */
@NullMarked
package dev.dutydesk.bot.privacy;

import org.jspecify.annotations.NullMarked;
