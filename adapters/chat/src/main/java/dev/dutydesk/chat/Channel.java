package dev.dutydesk.chat;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group chat in which a desk lives, or the bot's conversation with one person alone.
 *
 * @param platform the adapter's platform: {@code web}, {@code slack}, …
 * @param id the platform's own id; may be a secret, never logged. For the web chat it is the name
 * @param name what the desk file calls it, unique in the bot; used in logs, keys and the interface
 * @param desk the id of the one desk it belongs to
 * @param title what people read, in the channel's language
 * @param locale the channel's language
 * @param workspace the connection's name where the platform has several; null for the only one
 * @param account the platform's own id of the person whom the bot talks to there alone; null for a group chat
 */
public record Channel(
        String platform,
        String id,
        String name,
        String desk,
        String title,
        Locale locale,
        @Nullable String workspace,
        @Nullable String account) {
    private static final String DIRECT = "@";

    /** A group chat on its platform's only connection. */
    public Channel(String platform, String id, String name, String desk, String title, Locale locale) {
        this(platform, id, name, desk, title, locale, null);
    }

    /** A group chat. */
    public Channel(
            String platform,
            String id,
            String name,
            String desk,
            String title,
            Locale locale,
            @Nullable String workspace) {
        this(platform, id, name, desk, title, locale, workspace, null);
    }

    /** A desk's conversation with whoever has that account, for an adapter that {@link SendsDirect}. */
    public static Channel direct(
            String platform, @Nullable String workspace, String account, String desk, String title, Locale locale) {
        String id = DIRECT + desk + ":" + account;
        String name = DIRECT + platform + ":" + account;
        return new Channel(platform, id, name, desk, title, locale, workspace, account);
    }

    /** Whom a direct conversation is with, as its name or its id says it: the account, and the platform or desk before it. */
    public record Account(String of, String id) {
        /** Empty for the name or id of a group chat. */
        public static Optional<Account> in(String name) {
            int colon = name.indexOf(':');
            return name.startsWith(DIRECT) && colon > 0
                    ? Optional.of(new Account(name.substring(DIRECT.length(), colon), name.substring(colon + 1)))
                    : Optional.empty();
        }
    }

    /** Whether only one person is there. */
    public boolean isDirect() {
        return account != null;
    }

    /** The same, as one reads it who has another language. */
    public Channel in(Locale language) {
        return new Channel(platform, id, name, desk, title, language, workspace, account);
    }
}
