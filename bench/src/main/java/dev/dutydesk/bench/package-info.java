/** Measures the bot against the limits of what it stands on. Not shipped. */
@NullMarked
package dev.dutydesk.bench;

import org.jspecify.annotations.NullMarked;
