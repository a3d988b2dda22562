/** A small shop that the bot watches, with switches that break it. Only to be looked at: never shipped. */
@NullMarked
package dev.dutydesk.demo;

import org.jspecify.annotations.NullMarked;
