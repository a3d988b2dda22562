/** People signing in, over HTTP with the running bot. */
@NullMarked
package dev.dutydesk.bot.signin;

import org.jspecify.annotations.NullMarked;
