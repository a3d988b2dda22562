/** The script that starts the packaged bot. */
@NullMarked
package dev.dutydesk.bot.script;

import org.jspecify.annotations.NullMarked;
