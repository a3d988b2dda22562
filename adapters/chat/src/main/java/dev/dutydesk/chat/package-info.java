/** The port between the bot and every chat platform: what comes in, what goes out, what a platform can do besides. */
@NullMarked
package dev.dutydesk.chat;

import org.jspecify.annotations.NullMarked;
