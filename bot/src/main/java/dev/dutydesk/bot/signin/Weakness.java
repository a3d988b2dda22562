package dev.dutydesk.bot.signin;

/** Why a password won't do. */
public enum Weakness {
    TOO_SHORT,
    TOO_LONG,
    LIKE_THE_NAME,
    UNTYPABLE
}
