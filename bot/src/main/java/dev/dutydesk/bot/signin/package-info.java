/** Who may call when other machines may: people of the desk files, each with a password of their own. */
@NullMarked
package dev.dutydesk.bot.signin;

import org.jspecify.annotations.NullMarked;
