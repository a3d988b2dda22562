/** The patrol files: what stands in them, checked whole; the patrols in force. */
@NullMarked
package dev.dutydesk.bot.patrol.file;

import org.jspecify.annotations.NullMarked;
