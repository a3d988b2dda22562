package dev.dutydesk.chat;

import dev.dutydesk.templates.Card;
import org.jspecify.annotations.Nullable;

/**
 * Something to say in a channel.
 *
 * @param id the same for every try to send the same thing
 * @param thread the root message's platform id where it belongs in a thread; null for a message of its own
 * @param subject the key of the ticket it is about: handed back with each tap on a button; null
 *     where it is about none
 * @param onlyFor the account of the one person who may see it; null for all. Given only to an adapter that
 *     {@link RepliesPrivately}
 */
public record Post(
        String id,
        Channel channel,
        @Nullable String thread,
        Card card,
        @Nullable String subject,
        @Nullable String onlyFor) {}
