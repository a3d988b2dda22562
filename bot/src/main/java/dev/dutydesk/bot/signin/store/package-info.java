/** What sign-in keeps in Redis: passwords, links to set them, sessions and tokens, tries. */
@NullMarked
package dev.dutydesk.bot.signin.store;

import org.jspecify.annotations.NullMarked;
