package dev.dutydesk.bot.signin;

/**
 * A path that nobody signs in for: whoever calls it proves themselves with each call, by a signature, a token or an address
 * that can't be guessed. The features register theirs as beans; this is the list of them.
 *
 * @param pattern as {@code /calendars/*}
 */
public record SelfProving(String pattern) {}
