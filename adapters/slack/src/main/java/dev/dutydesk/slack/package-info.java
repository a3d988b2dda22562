/** Slack, through Bolt: its events as the port's inbound, cards as Block Kit, socket mode and signed HTTP. */
@NullMarked
package dev.dutydesk.slack;

import org.jspecify.annotations.NullMarked;
