package dev.dutydesk.chat;

import java.util.Locale;

/**
 * A group chat in which a desk lives.
 *
 * @param platform the adapter's platform: {@code web}, {@code slack}, …
 * @param id the platform's own id; may be a secret, never logged. For the web chat it is the name
 * @param name what the desk file calls it, unique in the bot; used in logs, keys and the interface
 * @param desk the id of the one desk it belongs to
 * @param title what people read, in the channel's language
 * @param locale the channel's language
 */
public record Channel(String platform, String id, String name, String desk, String title, Locale locale) {
    /** The same, as one reads it who has another language. */
    public Channel in(Locale language) {
        return new Channel(platform, id, name, desk, title, language);
    }
}
