/** Tests of how people sign in over HTTP. */
@NullMarked
package dev.dutydesk.bot.signin.web;

import org.jspecify.annotations.NullMarked;
