package dev.dutydesk.templates.model;

import org.jspecify.annotations.Nullable;

/**
 * Someone a message names. A template prints the name; only {@code {{ person | mention }}} calls them, where there is an
 * account to call.
 *
 * @param name what people call the person
 * @param account the person's id on the platform the message goes to; null where they have none there
 */
public record Person(String name, @Nullable String account) {
    /** Somebody who can't be called. */
    public static Person named(String name) {
        return new Person(name, null);
    }
}
