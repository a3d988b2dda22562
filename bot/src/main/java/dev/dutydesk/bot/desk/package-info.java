/** The desk files: what stands in them, checked whole; who is who in a desk; the desks in force. */
@NullMarked
package dev.dutydesk.bot.desk;

import org.jspecify.annotations.NullMarked;
