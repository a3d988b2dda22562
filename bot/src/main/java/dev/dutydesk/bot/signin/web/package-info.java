/** Signing in over HTTP, and what each path asks of its caller. */
@NullMarked
package dev.dutydesk.bot.signin.web;

import org.jspecify.annotations.NullMarked;
